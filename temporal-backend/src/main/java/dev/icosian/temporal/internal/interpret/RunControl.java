package dev.icosian.temporal.internal.interpret;

import dev.icosian.temporal.internal.wire.Progress;
import dev.icosian.temporal.internal.wire.WireNames;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;

/** What can be asked of a run, and told to it, from outside. The SDK looks for these annotations on interfaces. */
public interface RunControl {
    /** Starts nothing new; what runs goes on. */
    @SignalMethod(name = WireNames.PAUSE)
    void pause();

    /** Goes on. */
    @SignalMethod(name = WireNames.UNPAUSE)
    void unpause();

    /** Returns how far the run is. */
    @QueryMethod(name = WireNames.PROGRESS)
    Progress progress();
}
