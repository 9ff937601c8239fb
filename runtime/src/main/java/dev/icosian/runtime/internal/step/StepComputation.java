package dev.icosian.runtime.internal.step;

import dev.icosian.Content;
import dev.icosian.Materializer;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.runtime.internal.exec.Evaluation;
import dev.icosian.runtime.internal.exec.NodeProgram;
import dev.icosian.runtime.internal.exec.Selection;
import dev.icosian.runtime.internal.exec.Values;
import dev.icosian.runtime.internal.failure.NodeFailure;
import dev.icosian.runtime.internal.record.MaterializerUse;
import dev.icosian.runtime.internal.value.AttemptFolder;
import dev.icosian.runtime.internal.value.Problems;
import dev.icosian.runtime.internal.value.Spool;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evaluates the nodes of a step: values in from the store, bytes out to the attempt's folder. For one use. */
final class StepComputation {
    private final RunContext run;
    private final CompiledStep step;
    private final StepValues given;
    private final StepSources sources;
    private final AttemptFolder folder;

    StepComputation(RunContext run, CompiledStep step, StepValues given, StepSources sources, AttemptFolder folder) {
        this.run = run;
        this.step = step;
        this.given = given;
        this.sources = sources;
        this.folder = folder;
    }

    Computation compute() throws StepFailure, AttemptCancelled {
        NodeProgram program = NodeProgram.of(step.nodes());
        Set<String> known = new HashSet<>(step.readers().keySet());
        known.addAll(sources.evaluated().keySet());
        Selection selection = program.select(step.outputs().keySet(), known);
        Values values = given.of(program, selection, sources.evaluated());
        try (Evaluation evaluation = run.evaluator().evaluate(selection, values, run.runId())) {
            return new Computation(contents(evaluation), evaluation.checks(), milliseconds(evaluation));
        } catch (NodeFailure failure) {
            throw StepFailures.ofNode(failure);
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
            Problem problem = Problems.asOne(e);
            String message = "node '" + node + "': " + problem.message();
            throw StepFailure.permanent(new Problem(problem.code(), message, problem.place(), problem.hint()), e);
        } catch (Exception | StackOverflowError e) {
            throw StepFailures.failedOrCancelled(
                    e,
                    new Problem(
                            "Materialize/WriteFailed",
                            "node '" + node + "': its value could not be written with "
                                    + MaterializerUse.of(materializer) + ": " + Problems.why(e),
                            null,
                            "see to it that the materializer takes such values, or choose another: .materialize(\""
                                    + node + "\", …)"));
        }
    }

    @SuppressWarnings("unchecked") // the plan chose the materializer by the node's type
    private static void write(Materializer<?> materializer, Object value, Spool spool) throws Exception {
        ((Materializer<Object>) materializer).write(value, spool);
    }

    private Map<String, Long> milliseconds(Evaluation evaluation) {
        Map<String, Long> milliseconds = new LinkedHashMap<>(sources.milliseconds());
        for (Map.Entry<String, Duration> time : evaluation.times().entrySet()) {
            milliseconds.put(time.getKey(), time.getValue().toMillis());
        }
        return milliseconds;
    }
}
