package dev.icosian.temporal.internal.interpret;

import dev.icosian.temporal.internal.wire.Progress;
import dev.icosian.temporal.internal.wire.RunState;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a run has been told. For the one workflow thread. */
final class Controls implements RunControl {
    private boolean paused;
    private Supplier<Progress> progress = () -> new Progress(0, 0, 0, 0, 0, 0, 0, isPaused(), List.of(), List.of());

    Controls(@Nullable RunState state) {
        this.paused = state != null && state.paused();
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void unpause() {
        paused = false;
    }

    @Override
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
