package dev.icosian.runtime.internal.step;

import dev.icosian.Materializer;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.runtime.internal.exec.Need;
import dev.icosian.runtime.internal.exec.NodeProgram;
import dev.icosian.runtime.internal.exec.Origin;
import dev.icosian.runtime.internal.exec.Selection;
import dev.icosian.runtime.internal.exec.Values;
import dev.icosian.runtime.internal.record.MaterializerUse;
import dev.icosian.runtime.internal.value.AttemptFolder;
import dev.icosian.runtime.internal.value.Problems;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives an evaluation of a step's nodes what they need: stored values, params, config, what the host supplies. */
final class StepValues {
    private final RunContext run;
    private final CompiledStep step;
    private final StepInputs inputs;
    private final StepFiles files;
    private final AttemptFolder folder;

    StepValues(RunContext run, CompiledStep step, StepInputs inputs, StepFiles files, AttemptFolder folder) {
        this.run = run;
        this.step = step;
        this.inputs = inputs;
        this.files = files;
        this.folder = folder;
    }

    /**
     * Returns all that a selection needs.
     *
     * @param known values of nodes that are evaluated already
     */
    Values of(NodeProgram program, Selection selection, Map<String, ? extends @Nullable Object> known)
            throws StepFailure, AttemptCancelled {
        Values values = program.values();
        // Also where no node of the selection takes one itself: what it gets may hold a secret's text.
        run.supplied().forEach((name, supplied) -> values.give(Origin.SECRET, name, supplied));
        for (Need need : selection.needs()) {
            boolean isKnown = need.origin() == Origin.NODE && known.containsKey(need.name());
            values.give(need.origin(), need.name(), isKnown ? known.get(need.name()) : value(need));
        }
        return values;
    }

    private @Nullable Object value(Need need) throws StepFailure, AttemptCancelled {
        String name = need.name();
        return switch (need.origin()) {
            case NODE -> read(name);
            case PARAM -> files.value(run.params().get(name));
            case CONFIG -> config(name);
            case SECRET, RESOURCE -> run.supplied().get(name);
            case SCRATCH -> folder.scratch();
            case LOCATION -> run.locationOf(name);
        };
    }

    private @Nullable Object config(String key) {
        ConfigSpec config = run.compilation().dataflow().config().get(key);
        return config == null ? null : config.value();
    }

    private @Nullable Object read(String node) throws StepFailure, AttemptCancelled {
        Materializer<?> reader = step.readers().get(node);
        if (reader == null) {
            throw new IllegalStateException("'" + node + "' is no input of step '" + step.name() + "'");
        }
        try {
            return inputs.read(node, reader, folder);
        } catch (StepFailure failure) {
            throw failure;
        } catch (PipelineException e) {
            throw StepFailure.permanent(Problems.asOne(e), e);
        } catch (Exception | StackOverflowError e) {
            throw StepFailures.failedOrCancelled(
                    e,
                    new Problem(
                            "Materialize/ReadFailed",
                            "input '" + node + "' could not be read with " + MaterializerUse.of(reader) + ": "
                                    + Problems.why(e),
                            null,
                            "see to it that the materializer reads what it wrote"));
        }
    }
}
