package dev.icosian.cli.internal.progress;

import dev.icosian.Dataflow;
import dev.icosian.Plan;
import dev.icosian.StepOutcome;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.cli.internal.given.Host;
import dev.icosian.compiler.Compilation;
import dev.icosian.runtime.internal.local.StepSelection;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Progress among which functions print. Where steps may run side by side, their lines say which step they are of; below a
 * live view they scroll above it. Thread safe.
 */
public final class PrintingProgress implements Progress {
    private final Progress view;
    private final @Nullable LiveView live;
    private final Host host;
    private final int jobs;

    private PrintingProgress(Progress view, @Nullable LiveView live, Host host, int jobs) {
        this.view = view;
        this.live = live;
        this.host = host;
        this.jobs = jobs;
    }

    /**
     * Returns progress in lines.
     *
     * @param store as it is called in them
     * @param jobs how many steps may run at the same time
     */
    public static Progress inLines(Host host, String store, int jobs) {
        return new PrintingProgress(new ProgressLines(host.err(), store), null, host, jobs);
    }

    /** Returns progress that is rewritten in place. */
    public static Progress live(Host host, String store, int jobs) {
        LiveView view = new LiveView(host.err(), host.terminal(), store);
        return new PrintingProgress(view, view, host, jobs);
    }

    @Override
    public void expect(Compilation compilation, Set<String> to) {
        boolean isParallel = jobs > 1 && StepSelection.upTo(compilation, to).size() > 1;
        if (isParallel || live != null) {
            host.userOutput().byLine((step, toErr, line) -> print(toErr, isParallel ? prefixed(step, line) : line));
        }
        view.expect(compilation, to);
    }

    private static String prefixed(@Nullable String step, String line) {
        return step == null ? line : step + " | " + line;
    }

    private void print(boolean toErr, String line) {
        PrintStream target = toErr ? host.err() : host.out();
        if (live == null) {
            target.println(line);
        } else if (toErr) {
            live.print(line);
        } else {
            live.aside(() -> {
                target.println(line);
                target.flush();
            });
        }
    }

    @Override
    public void runStarted(String runId, Plan plan) {
        view.runStarted(runId, plan);
    }

    @Override
    public void stepComputes(String runId, String step, int attempt, List<Reason> reasons) {
        host.userOutput().enter(step);
        view.stepComputes(runId, step, attempt, reasons);
    }

    @Override
    public void nodeFinished(String runId, Dataflow.Node node, Duration time, @Nullable Throwable failure) {
        view.nodeFinished(runId, node, time, failure);
    }

    @Override
    public void stepFinished(String runId, StepOutcome outcome) {
        host.userOutput().finish(outcome.step());
        view.stepFinished(runId, outcome);
    }

    @Override
    public @Nullable String runId() {
        return view.runId();
    }

    @Override
    public void showSkipped() {
        host.userOutput().direct();
        view.showSkipped();
    }

    @Override
    public void end(boolean succeeded) {
        host.userOutput().direct();
        view.end(succeeded);
    }

    @Override
    public void stopped(@Nullable String remedy) {
        host.userOutput().direct();
        view.stopped(remedy);
    }

    @Override
    public void close() {
        host.userOutput().direct();
        view.close();
    }
}
