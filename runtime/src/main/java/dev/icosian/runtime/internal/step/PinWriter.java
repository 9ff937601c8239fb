package dev.icosian.runtime.internal.step;

import dev.icosian.Content;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.StepOutcome.State;
import dev.icosian.internal.store.LossyStore;
import dev.icosian.internal.store.StagingStore;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.PinLookup;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.record.RunPins;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the pins of one step of a run: each under the next number, so that of two attempts one comes first. */
public final class PinWriter {
    private final RunContext run;
    private final String step;
    private final PinLookup known;
    private @Nullable Prepared prepared;

    /** Writes pins of a step. */
    public PinWriter(RunContext run, String step) {
        this(run, step, steps -> RunPins.list(run.store(), run.pipeline(), run.runKey(), steps));
    }

    /** Writes pins of a step, and tells one who wants to know. */
    PinWriter(RunContext run, String step, PinLookup known) {
        this.run = run;
        this.step = step;
        this.known = known;
    }

    /** A pin whose bytes the store writes before it is put. */
    private record Prepared(Pin pin, int number, StagingStore.Staged staged) {}

    /** Begins to write a pin that will probably be put next, if the store can; nobody sees it before. */
    void prepare(Pin pin, int highestAtStart) {
        discard();
        if (run.store() instanceof StagingStore store) {
            int number = highestAtStart + 1;
            prepared = new Prepared(pin, number, store.stage(key(number), RecordFiles.content(pin.toTree())));
        }
    }

    /** Returns the pin that was prepared, if it names a manifest; else null. */
    @Nullable
    Pin prepared(Pin.ManifestRef manifest) {
        Prepared made = prepared;
        return made != null && manifest.equals(made.pin().manifest()) ? made.pin() : null;
    }

    /** Takes away what was prepared in vain. */
    void discard() {
        Prepared made = prepared;
        prepared = null;
        if (made != null) {
            made.staged().close();
        }
    }

    private String key(int number) {
        return Layout.pin(run.pipeline(), run.runKey(), step, number);
    }

    /** Lists the pins of this step. */
    RunPins list() throws IOException {
        return RunPins.list(run.store(), run.pipeline(), run.runKey(), List.of(step));
    }

    /** Returns whether somebody wrote a pin of the step above a number, which was the highest. */
    boolean isAbove(int highest) throws IOException {
        return run.store().head(key(highest + 1)).isPresent();
    }

    /** Writes that a step did not run, unless it has a result or another attempt is faster. */
    public void skip(Pin pin) throws IOException {
        RunPins found = list();
        Pin latest = found.latest(step);
        if (latest == null || latest.state() != State.COMMITTED) {
            put(pin, found.highest(step) + 1);
        }
    }

    /** Writes a committed pin; returns it, or that of another attempt which came first with the same key. */
    Pin commit(Pin mine, int highestAtStart) throws IOException, StepFailure {
        return put(mine, highestAtStart + 1) ? mine : afterLoss(mine, highestAtStart);
    }

    /** Decides between mine and what others wrote since the attempt started. */
    Pin afterLoss(Pin mine, int highestAtStart) throws IOException, StepFailure {
        while (true) {
            RunPins found = list();
            Pin latest = found.latestAfter(step, highestAtStart);
            if (latest != null && latest.state() == State.COMMITTED) {
                if (mine.key() != null && latest.isCommitted(mine.key())) {
                    return latest;
                }
                throw superseded();
            }
            if (put(mine, found.highest(step) + 1)) {
                return mine;
            }
        }
    }

    private StepFailure superseded() {
        return StepFailure.retryable(
                new Problem(
                        "Run/Superseded",
                        "step '" + step + "': another attempt in run '" + run.runId()
                                + "' committed a result of other inputs in the meantime",
                        null,
                        "nothing is lost; the next attempt starts from what is there now"),
                null);
    }

    /** Writes that an attempt failed; drops it if another attempt was faster, or the store is out of reach. */
    void fail(Pin mine, int highestAtStart) {
        try {
            put(mine, highestAtStart + 1);
        } catch (IOException | PipelineException e) {
            logger().log(Level.DEBUG, "the failure of step " + step + " could not be recorded", e);
        }
    }

    private boolean put(Pin pin, int number) throws IOException {
        boolean isMine = putIfAbsent(pin, number);
        if (isMine) {
            known.written(pin, number);
        } else {
            known.outdated();
        }
        return isMine;
    }

    private boolean putIfAbsent(Pin pin, int number) throws IOException {
        Prepared made = prepared;
        if (made != null && made.number() == number && made.pin().equals(pin)) {
            prepared = null;
            return made.staged().putIfAbsent();
        }
        String key = key(number);
        Content content = RecordFiles.content(pin.toTree());
        // Nothing is lost with a reuse: whoever misses it finds the result again.
        if (pin.decision() == Pin.Decision.REUSED && run.store() instanceof LossyStore store) {
            return store.putIfAbsentLossy(key, content);
        }
        return run.store().putIfAbsent(key, content);
    }

    /** Only when there is something to say: making loggers takes long. */
    private static System.Logger logger() {
        return System.getLogger(PinWriter.class.getName());
    }
}
