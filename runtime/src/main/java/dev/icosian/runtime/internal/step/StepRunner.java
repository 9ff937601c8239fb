package dev.icosian.runtime.internal.step;

import dev.icosian.Materializer;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.runtime.internal.record.KnownPins;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.PinLookup;
import dev.icosian.runtime.internal.record.RunPins;
import dev.icosian.runtime.internal.record.StoredOutput;
import dev.icosian.runtime.internal.value.AttemptFolder;
import dev.icosian.runtime.internal.value.DamagedBytes;
import dev.icosian.runtime.internal.value.Problems;
import dev.icosian.runtime.internal.value.ValueStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Makes one attempt of one step: uses an earlier result, or evaluates the nodes and commits what they yield. Local
 * runs, workers and the {@code step} command all come here; how often to try is theirs to say. Thread safe.
 *
 * <p>A kill at any moment leaves a complete result or none: blobs first, then the manifest, then the run's pin, each
 * put only if absent. Several attempts at a time, in any processes, end in one result.
 */
public final class StepRunner {
    private final RunContext run;
    private final PinLookup pins;

    /** Runs a few steps of one run. */
    public StepRunner(RunContext run) {
        this(run, steps -> RunPins.list(run.store(), run.pipeline(), run.runKey(), steps));
    }

    private StepRunner(RunContext run, PinLookup pins) {
        this.run = run;
        this.pins = pins;
    }

    /** Returns what runs all steps of a run, and remembers what it learns of their pins. */
    public static StepRunner ofAllSteps(RunContext run) {
        return new StepRunner(run, new KnownPins(run.store(), run.pipeline(), run.runKey()));
    }

    /**
     * Makes an attempt.
     *
     * @throws StepFailure if the step has no result; the pin that says so is written, unless another attempt was faster
     * @throws AttemptCancelled if the attempt was stopped; it leaves no pin
     */
    public StepResult attempt(CompiledStep step, AttemptRequest request) throws StepFailure, AttemptCancelled {
        StepResult result = new StepAttempt(run, step, request, pins).make();
        pins.used(result.pin(), result.manifest());
        return result;
    }

    /**
     * Records that an attempt failed which lost its right to say so itself, unless there is a result by now. A store
     * that cannot be reached is ignored: the step then counts as not run yet.
     *
     * @param startedAt when the attempt started
     */
    public void recordFailure(CompiledStep step, AttemptRequest request, Problem failure, Instant startedAt) {
        try {
            new StepAttempt(run, step, request, pins).recordFailure(failure, startedAt);
        } catch (IOException | UncheckedIOException | PipelineException e) {
            logger().log(Level.DEBUG, "the failure of step " + step.name() + " could not be recorded", e);
        }
    }

    /**
     * Reads a value that the step stored. A file belongs to the caller.
     *
     * @throws StepFailure if its bytes are damaged or gone, or cannot be read
     */
    public @Nullable Object value(CompiledStep step, Manifest manifest, String node) throws StepFailure {
        StoredOutput output = manifest.output(node);
        Materializer<?> materializer = step.outputs().get(node);
        if (output == null || materializer == null) {
            throw new IllegalArgumentException("'" + node + "' is no output of step '" + step.name() + "'");
        }
        try {
            AttemptFolder folder = AttemptFolder.create();
            Object value = new ValueStore(run.store()).read(output, materializer, folder);
            if (!(value instanceof Path)) {
                folder.close();
            }
            return value;
        } catch (DamagedBytes e) {
            throw StepFailure.damaged(
                    DamagedProblems.of(run, step.name(), node, String.valueOf(e.getMessage())),
                    new DamagedValue(step.name(), node, e.isMissing()));
        } catch (PipelineException e) {
            throw StepFailure.permanent(Problems.asOne(e), e);
        } catch (Exception e) {
            throw StepFailure.retryable(
                    new Problem(
                            "Materialize/ReadFailed",
                            "'" + node + "' could not be read with " + output.materializer() + ": " + e,
                            null,
                            "see to it that the store can be reached, and that the materializer reads what it wrote"),
                    e);
        }
    }

    /** Returns the run. */
    public RunContext run() {
        return run;
    }

    /** Only when there is something to say: making loggers takes long. */
    private static System.Logger logger() {
        return System.getLogger(StepRunner.class.getName());
    }
}
