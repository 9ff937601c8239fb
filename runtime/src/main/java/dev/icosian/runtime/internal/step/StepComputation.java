package dev.icosian.runtime.internal.step;

import dev.icosian.Content;
import dev.icosian.Materializer;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.runtime.internal.exec.Evaluation;
import dev.icosian.runtime.internal.exec.NodeFailure;
import dev.icosian.runtime.internal.exec.NodeProgram;
import dev.icosian.runtime.internal.exec.Origin;
import dev.icosian.runtime.internal.exec.Selection;
import dev.icosian.runtime.internal.exec.Values;
import dev.icosian.runtime.internal.params.ParamSet;
import dev.icosian.runtime.internal.record.MaterializerUse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates the nodes of a step: values in from the store, bytes out to the attempt's folder. For one use. */
final class StepComputation {
    private final RunContext run;
    private final CompiledStep step;
    private final StepInputs inputs;
    private final AttemptFolder folder;

    StepComputation(RunContext run, CompiledStep step, StepInputs inputs, AttemptFolder folder) {
        this.run = run;
        this.step = step;
        this.inputs = inputs;
        this.folder = folder;
    }

    Computation compute() throws StepFailure, AttemptCancelled {
        NodeProgram program = NodeProgram.of(step.nodes());
        Selection selection =
                program.select(step.outputs().keySet(), step.readers().keySet());
        Values values = program.values();
        giveInputs(values);
        giveParams(values);
        giveConfig(values);
        run.supplied().forEach((name, value) -> values.give(Origin.PARAM, name, value));
        try (Evaluation evaluation = run.evaluator().evaluate(selection, values, run.runId())) {
            return new Computation(contents(evaluation), evaluation.checks(), milliseconds(evaluation));
        } catch (NodeFailure failure) {
            throw nodeFailed(failure);
        }
    }

    private void giveInputs(Values values) throws StepFailure, AttemptCancelled {
        for (Map.Entry<String, Materializer<?>> reader : step.readers().entrySet()) {
            values.give(Origin.NODE, reader.getKey(), read(reader.getKey(), reader.getValue()));
        }
    }

    private @Nullable Object read(String node, Materializer<?> reader) throws StepFailure, AttemptCancelled {
        try {
            return inputs.read(node, reader, folder);
        } catch (StepFailure failure) {
            throw failure;
        } catch (PipelineException e) {
            throw StepFailure.permanent(Problems.asOne(e), e);
        } catch (Exception | StackOverflowError e) {
            throw failedOrCancelled(
                    e,
                    "Materialize/ReadFailed",
                    "input '" + node + "' could not be read with " + MaterializerUse.of(reader) + ": " + e,
                    "see to it that the materializer reads what it wrote");
        }
    }

    private void giveParams(Values values) {
        Path base = run.files().base();
        for (Map.Entry<String, ParamSet.Param> param : run.params().byName().entrySet()) {
            values.give(Origin.PARAM, param.getKey(), param.getValue().valueIn(base));
        }
    }

    private void giveConfig(Values values) {
        for (ConfigSpec config : run.compilation().dataflow().config().values()) {
            values.give(Origin.CONFIG, config.name(), config.value());
        }
    }

    private Map<String, @Nullable Content> contents(Evaluation evaluation) throws StepFailure, AttemptCancelled {
        Map<String, @Nullable Content> contents = new LinkedHashMap<>();
        for (Map.Entry<String, Materializer<?>> output : step.outputs().entrySet()) {
            String node = output.getKey();
            Object value = evaluation.value(node);
            contents.put(node, value == null ? null : written(node, output.getValue(), value));
        }
        return contents;
    }

    private Content written(String node, Materializer<?> materializer, Object value)
            throws StepFailure, AttemptCancelled {
        try {
            Spool spool = new Spool(folder);
            write(materializer, value, spool);
            return spool.content();
        } catch (PipelineException e) {
            throw StepFailure.permanent(Problems.asOne(e), e);
        } catch (Exception | StackOverflowError e) {
            throw failedOrCancelled(
                    e,
                    "Materialize/WriteFailed",
                    "node '" + node + "': its value could not be written with " + MaterializerUse.of(materializer)
                            + ": " + e,
                    "see to it that the materializer takes such values, or choose another: .materialize(\"" + node
                            + "\", …)");
        }
    }

    @SuppressWarnings("unchecked") // the plan chose the materializer by the node's type
    private static void write(Materializer<?> materializer, Object value, Spool spool) throws Exception {
        ((Materializer<Object>) materializer).write(value, spool);
    }

    private static StepFailure failedOrCancelled(Throwable cause, String code, String message, String hint)
            throws AttemptCancelled {
        if (cause instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
            Thread.currentThread().interrupt();
            throw new AttemptCancelled(message, cause);
        }
        return StepFailure.retryable(new Problem(code, message, null, hint), cause);
    }

    /** A finding that a check or a function reports as such holds for every attempt, and so does a wrong null. */
    private static StepFailure nodeFailed(NodeFailure failure) {
        if (failure.getCause() instanceof PipelineException found) {
            return StepFailure.permanent(Problems.asOne(found), failure);
        }
        return failure.isPermanent()
                ? StepFailure.permanent(failure.problem(), failure)
                : StepFailure.retryable(failure.problem(), failure);
    }

    private static Map<String, Long> milliseconds(Evaluation evaluation) {
        Map<String, Long> milliseconds = new LinkedHashMap<>();
        for (Map.Entry<String, Duration> time : evaluation.times().entrySet()) {
            milliseconds.put(time.getKey(), time.getValue().toMillis());
        }
        return milliseconds;
    }
}
