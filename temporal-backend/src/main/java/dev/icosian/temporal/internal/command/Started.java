package dev.icosian.temporal.internal.command;

import dev.icosian.PipelineException;
import dev.icosian.StepOutcome;
import dev.icosian.runtime.internal.exec.Listeners;
import dev.icosian.runtime.internal.local.FinishedRun;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.PinnedRun;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.connect.Limits;
import dev.icosian.temporal.internal.connect.Starting;
import dev.icosian.temporal.internal.connect.Submission;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run that was submitted from here. For one thread. */
final class Started {
    private static final System.Logger LOGGER = System.getLogger(Started.class.getName());
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Connection connection;
    private final Requested requested;
    private final Requested.Named named;
    private final WorkflowStub stub;
    private final Instant start;
    private final Set<String> told = new HashSet<>();
    private @Nullable RunContext context;

    private Started(
            Connection connection, Requested requested, Requested.Named named, WorkflowStub stub, Instant start) {
        this.connection = connection;
        this.requested = requested;
        this.named = named;
        this.stub = stub;
        this.start = start;
    }

    /**
     * Submits a run, with the files that it imports. A submission that is refused leaves no record of a run.
     *
     * @param attributes search attributes of type keyword, by name
     * @throws PipelineException if it breaks a limit, is under way already, or the server refuses it
     */
    static Started start(
            Connection connection, Requested requested, Requested.Named named, Map<String, String> attributes) {
        Instant start = requested.settings().clock().instant();
        Submission submission = named.submission();
        Limits.check(submission, named.runId(), submission.input(), attributes);
        submission.keepPlan(requested.settings().store());
        Imports imports = Imports.of(requested, named);
        WorkflowStub stub;
        try {
            stub = Starting.start(connection.client(), submission, named.runId(), attributes);
        } catch (RuntimeException e) {
            imports.takeBack(e);
            throw e;
        }
        return new Started(connection, requested, named, stub, start);
    }

    /**
     * Waits for the end, and tells the listeners of what becomes of the steps.
     *
     * @param err where to say that nothing works on the run; null: nowhere
     * @param cancels whether an interrupt of this thread cancels the run
     */
    FinishedRun awaitEnd(@Nullable PrintStream err, boolean cancels) throws IOException {
        LocalSettings settings = requested.settings();
        Listeners listeners = new Listeners(settings.listeners());
        listeners.runStarted(named.runId(), named.submission().compilation().plan());
        long warnAt = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        boolean isWarned = false;
        Waiting waiting = new Waiting(stub, cancels);
        Duration interval = INTERVAL;
        while (!waiting.isOver(interval)) {
            long before = System.nanoTime();
            tell(listeners);
            // A long run has many pins, and looking at them is not to be the work.
            Duration look = Duration.ofNanos(System.nanoTime() - before).multipliedBy(10);
            interval = look.compareTo(INTERVAL) > 0 ? look : INTERVAL;
            if (err != null && !isWarned && System.nanoTime() > warnAt) {
                isWarned = true;
                Submission submission = named.submission();
                Pollers.missing(connection, submission, Requested.queues(submission.compilation(), submission.queue()))
                        .forEach(queue -> Pollers.say(submission, queue, err));
            }
        }
        FinishedRun run = read(Set.of());
        for (StepOutcome outcome : run.steps()) {
            if (told.add(outcome.step())) {
                listeners.stepFinished(named.runId(), outcome);
            }
        }
        listeners.runFinished(named.runId(), run.succeeded());
        waiting.restoreInterrupt();
        return run;
    }

    /** Tells of steps that have ended since the last time. */
    private void tell(Listeners listeners) {
        try {
            for (StepOutcome outcome : read(told).steps()) {
                // A failed attempt may be followed by another one, and an earlier result by the one that was asked for.
                boolean isLast =
                        outcome.state() == StepOutcome.State.COMMITTED && !(outcome.reused() && computes(outcome));
                if (isLast && told.add(outcome.step())) {
                    listeners.stepFinished(named.runId(), outcome);
                }
            }
        } catch (IOException | PipelineException e) {
            LOGGER.log(Level.DEBUG, "the run is not recorded yet, or its store is out of reach for the moment", e);
        }
    }

    private boolean computes(StepOutcome outcome) {
        Submission submission = named.submission();
        return submission.fresh() || submission.recompute().contains(outcome.step());
    }

    private FinishedRun read(Set<String> known) throws IOException {
        RunContext run = context;
        if (run == null) {
            run = new LocalRunner(requested.settings())
                    .prepare(
                            requested.compilation().pipeline(),
                            GivenParams.none(),
                            RunOptions.resume(named.runId())
                                    .relativeTo(requested.options().base()));
            context = run;
        }
        return PinnedRun.read(run, requested.options().to(), start, known);
    }
}
