package dev.icosian.cli.internal.progress;

import dev.icosian.compiler.Compilation;
import dev.icosian.runtime.internal.exec.StepProgress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows the course of a run on standard error. Thread safe. */
public interface Progress extends StepProgress, AutoCloseable {
    /**
     * Takes what will be run; before the run starts.
     *
     * @param to nodes to which the run is limited: their steps and what these need; empty: all
     */
    void expect(Compilation compilation, Set<String> to);

    /** Returns the id of the run; null if none has started. */
    @Nullable
    String runId();

    /** Shows which steps were skipped: the run has ended, and its report follows. */
    void showSkipped();

    /** Writes the last line. Nothing is written afterwards. */
    void end(boolean succeeded);

    /**
     * Writes the last line of a run that was stopped from outside, unless another one is there.
     *
     * @param remedy a line behind it; null: none
     */
    void stopped(@Nullable String remedy);

    @Override
    void close();
}
