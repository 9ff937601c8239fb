package dev.icosian.temporal.internal.interpret;

import dev.icosian.temporal.internal.wire.Progress;
import dev.icosian.temporal.internal.wire.RunState;
import dev.icosian.temporal.internal.wire.WireNames;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a run, and told to it, from outside. */
public final class Controls {
    private boolean paused;
    private Supplier<Progress> progress = () -> new Progress(0, 0, 0, 0, 0, 0, 0, isPaused(), List.of(), List.of());

    Controls(@Nullable RunState state) {
        this.paused = state != null && state.paused();
    }

    /** Starts nothing new; what runs goes on. */
    @SignalMethod(name = WireNames.PAUSE)
    public void pause() {
        paused = true;
    }

    /** Goes on. */
    @SignalMethod(name = WireNames.UNPAUSE)
    public void unpause() {
        paused = false;
    }

    /** Returns how far the run is. */
    @QueryMethod(name = WireNames.PROGRESS)
    public Progress progress() {
        return progress.get();
    }

    boolean isPaused() {
        return paused;
    }

    void answer(Supplier<Progress> supplier) {
        progress = supplier;
    }
}
