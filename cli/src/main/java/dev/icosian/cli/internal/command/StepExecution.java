package dev.icosian.cli.internal.command;

import dev.icosian.ArtifactStore;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.StepOutcome;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.internal.exit.ProblemReport;
import dev.icosian.cli.internal.exit.Stopping;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.Limits;
import dev.icosian.cli.internal.given.Resources;
import dev.icosian.cli.internal.given.Supplied;
import dev.icosian.cli.internal.progress.AttemptLines;
import dev.icosian.cli.internal.progress.FailureBlock;
import dev.icosian.cli.internal.progress.PrintingProgress;
import dev.icosian.cli.internal.progress.Progress;
import dev.icosian.cli.internal.progress.ResultLines;
import dev.icosian.cli.internal.progress.RunJson;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.internal.ReasonCode;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.local.TimedAttempt;
import dev.icosian.runtime.internal.outside.RelativePlaces;
import dev.icosian.runtime.internal.outside.ScheduledDates;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.params.ParamResolver;
import dev.icosian.runtime.internal.params.ParamSet;
import dev.icosian.runtime.internal.record.StoredOutput;
import dev.icosian.runtime.internal.step.AttemptCancelled;
import dev.icosian.runtime.internal.step.AttemptRequest;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.runtime.internal.step.StepResult;
import dev.icosian.runtime.internal.step.StepRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One attempt of one step. For one use. */
final class StepExecution {
    private final Invocation invocation;
    private final StepCommand.Settings settings;
    private final Stopping stopping;

    StepExecution(Invocation invocation, StepCommand.Settings settings, Stopping stopping) {
        this.invocation = invocation;
        this.settings = settings;
        this.stopping = stopping;
    }

    int run(GivenParams given) {
        Compilations compilations = new Compilations();
        Compilation planned = compilations.of(settings.pipeline());
        Limits.steps(planned, List.of(settings.step()));
        if (!settings.store().exists()) {
            // Then the run does not exist either: what is wrong is found before the store's folder is made.
            checkShape(planned);
            checkHome(
                    planned,
                    ParamResolver.resolve(
                            settings.pipeline().name(),
                            planned.dataflow().params(),
                            ScheduledDates.fill(settings.pipeline(), given, settings.scheduledAt())));
        }
        try (Progress progress = PrintingProgress.inLines(
                        invocation.host(), settings.store().shown(), 1);
                Resources resources = new Resources(invocation.jar().resources());
                ArtifactStore store = settings.open()) {
            LocalSettings local = LocalSettings.of(store, compilations::of)
                    .recordedAs(settings.target())
                    .with(progress)
                    .withFound();
            local = Supplied.with(local, settings.pipeline(), resources, settings.secrets());
            RunContext run = new LocalRunner(local).prepare(settings.pipeline(), given, options());
            checkShape(run.compilation());
            checkHome(run.compilation(), run.params());
            progress.expect(run.compilation(), Set.of());
            invocation
                    .host()
                    .err()
                    .println(AttemptLines.header(
                            settings.pipeline().name(),
                            run.compilation().step(settings.step()),
                            settings.runId(),
                            settings.store().shown()));
            return attempt(run, progress);
        }
    }

    private RunOptions options() {
        Path home = settings.home();
        return RunOptions.newRun()
                .withRunId(settings.runId())
                .relativeTo(home == null ? invocation.host().workingDirectory() : home)
                .scheduledAt(settings.scheduledAt());
    }

    private void checkShape(Compilation compilation) {
        String expected = settings.shape();
        if (expected == null) {
            return;
        }
        String shape = compilation.plan().shape();
        if (!shape.equals(expected) && !shape.equals("sha256:" + expected)) {
            throw new PipelineException(List.of(new Problem(
                    "Plan/ShapeDiffers",
                    "the plan of this program has shape " + shape + ", and " + expected + " is asked for",
                    null,
                    "deploy the program and what calls it from the same sources, with the same config")));
        }
    }

    private void checkHome(Compilation compilation, ParamSet params) {
        if (settings.home() != null) {
            return;
        }
        List<Problem> problems = new ArrayList<>();
        for (RelativePlaces.Place place : RelativePlaces.of(compilation, params, compilation.step(settings.step()))) {
            problems.add(new Problem(
                    "Run/NoHome",
                    place.what() + " is the relative path '" + place.path()
                            + "', and step does not know what it counts from",
                    null,
                    "add --home FOLDER, or set ICOSIAN_HOME=FOLDER"));
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
    }

    private int attempt(RunContext run, Progress progress) {
        CompiledStep step = run.compilation().step(settings.step());
        StepRunner runner = new StepRunner(run);
        long start = System.nanoTime();
        AtomicBoolean isClosed = new AtomicBoolean();
        stopping.addLastWords(() -> {
            if (isClosed.compareAndSet(false, true)) {
                invocation.host().err().println("stopped: step " + step.name() + ", " + since(start));
            }
            return true;
        });
        AttemptRequest request = new AttemptRequest(
                settings.attempt(),
                settings.recompute() ? ReasonCode.ASKED.about(step.name()) : null,
                () -> !stopping.isAsked(),
                reasons -> progress.stepComputes(run.runId(), step.name(), settings.attempt(), reasons));
        try {
            StepResult result = TimedAttempt.make(runner, step, request, LocalSettings.defaultGrace());
            stopping.acknowledge();
            isClosed.set(true);
            StepOutcome outcome = outcome(step, result, Duration.ofNanos(System.nanoTime() - start));
            progress.stepFinished(run.runId(), outcome);
            AttemptLines.committed(
                            settings.pipeline().name(), result, reproduction().step(step.name(), run))
                    .forEach(invocation.host().err()::println);
            return show(runner, step, result, outcome);
        } catch (StepFailure failure) {
            if (stopping.isAsked()) {
                stopping.sayLastWords();
                return stopping.exitCode();
            }
            isClosed.set(true);
            return failed(run, step, failure, Duration.ofNanos(System.nanoTime() - start), progress);
        } catch (AttemptCancelled e) {
            throw new PipelineException(
                    List.of(new Problem(
                            "Run/Cancelled", "step '" + step.name() + "' was cancelled", null, "run it again")),
                    e);
        }
    }

    private Reproduction reproduction() {
        return new Reproduction(invocation, settings.pipeline().name(), settings.store(), true);
    }

    private static String since(long start) {
        return Amounts.duration(Duration.ofNanos(System.nanoTime() - start));
    }

    private static StepOutcome outcome(CompiledStep step, StepResult result, Duration time) {
        return new StepOutcome(
                step.name(),
                StepOutcome.State.COMMITTED,
                result.reused(),
                result.reasons(),
                result.pin().outputs(),
                result.manifest().checks(),
                time,
                null);
    }

    /** Shows what is stored now; that it cannot be read does not undo it. */
    private int show(StepRunner runner, CompiledStep step, StepResult result, StepOutcome outcome) {
        RunContext run = runner.run();
        List<String> names =
                result.manifest().outputs().stream().map(StoredOutput::node).toList();
        if (invocation.isJson()) {
            printJson(run, outcome, names);
            return ExitCodes.OK;
        }
        ResultLines lines = new ResultLines(
                run.compilation(),
                List.of(outcome),
                node -> StoredSizes.of(result, node),
                node -> value(runner, step, result, node));
        try {
            lines.lines(names).forEach(invocation.host().out()::println);
            return ExitCodes.OK;
        } catch (PipelineException e) {
            return ProblemReport.show(invocation, e);
        }
    }

    private static @Nullable Object value(StepRunner runner, CompiledStep step, StepResult result, String node) {
        try {
            return runner.value(step, result.manifest(), node);
        } catch (StepFailure failure) {
            throw new PipelineException(List.of(failure.problem()), failure);
        }
    }

    private int failed(RunContext run, CompiledStep step, StepFailure failure, Duration time, Progress progress) {
        Problem problem = failure.problem();
        StepOutcome outcome = new StepOutcome(
                step.name(), StepOutcome.State.FAILED, false, List.of(), Map.of(), List.of(), time, problem);
        progress.stepFinished(run.runId(), outcome);
        invocation.host().err().println();
        new FailureBlock(run.compilation())
                .lines(
                        problem,
                        step.name(),
                        failure.nodeFailure(),
                        failure.inputs(),
                        reproduction().afterFailure(step.name(), run, failure))
                .forEach(invocation.host().err()::println);
        if (invocation.isVerbose()) {
            failure.printStackTrace(invocation.host().err());
        }
        if (invocation.isJson()) {
            printJson(run, outcome, List.of());
        }
        invocation.host().err().println("failed: step " + step.name() + ", " + Amounts.duration(time));
        return ExitCodes.of(List.of(problem));
    }

    private void printJson(RunContext run, StepOutcome outcome, List<String> names) {
        invocation
                .host()
                .out()
                .println(RunJson.of(
                        run.runId(),
                        run.compilation().plan(),
                        settings.store().shown(),
                        List.of(outcome),
                        outcome.state() == StepOutcome.State.COMMITTED,
                        names));
    }
}
