package dev.icosian.cli.internal.command;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.Secret;
import dev.icosian.StepOutcome;
import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.args.HelpText.Section;
import dev.icosian.cli.internal.args.OptionForm;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.internal.exit.ProblemReport;
import dev.icosian.cli.internal.exit.Stopping;
import dev.icosian.cli.internal.given.ChosenPipeline;
import dev.icosian.cli.internal.given.CommonOptions;
import dev.icosian.cli.internal.given.Examples;
import dev.icosian.cli.internal.given.Host;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.Limits;
import dev.icosian.cli.internal.given.ParamOptions;
import dev.icosian.cli.internal.given.PipelineHelp;
import dev.icosian.cli.internal.given.Pipelines;
import dev.icosian.cli.internal.given.Resources;
import dev.icosian.cli.internal.given.SecretOptions;
import dev.icosian.cli.internal.given.StoreChoice;
import dev.icosian.cli.internal.given.Supplied;
import dev.icosian.cli.internal.given.Variables;
import dev.icosian.cli.internal.progress.FailureBlock;
import dev.icosian.cli.internal.progress.PrintingProgress;
import dev.icosian.cli.internal.progress.Progress;
import dev.icosian.cli.internal.progress.ResultLines;
import dev.icosian.cli.internal.progress.RunJson;
import dev.icosian.compiler.Compilation;
import dev.icosian.runtime.Backend;
import dev.icosian.runtime.internal.local.FinishedRun;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.step.AttemptCancelled;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.runtime.internal.step.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The main job: all steps of a pipeline, with checkpoints. */
final class RunCommand implements Command {
    private static final String DEFAULT_STORE = ".icosian";
    private static final String RESUME = "resume";
    private static final String RUN = "run";
    private static final String TO = "to";
    private static final String RECOMPUTE = "recompute";
    private static final String FRESH = "fresh";
    private static final String KEEP_GOING = "keep-going";
    private static final String JOBS = "jobs";
    private static final String PROGRESS = "progress";
    private static final String LIVE = "live";
    private static final String PLAIN = "plain";
    private static final String DRY_RUN = "dry-run";
    private static final String CHECK = "check";
    private static final String ON = "on";
    private static final String SHARED_FILES = "shared-files";

    @Override
    public CommandForm form() {
        return new CommandForm(
                "run",
                "run all steps, reusing what was computed before",
                List.of(
                        "A step whose code, inputs, params and config did not change is not computed again: its"
                                + " earlier result is used, in this run or another. After a failure or an interruption,"
                                + " fix what is wrong and run again; or go on with the same run and its params with"
                                + " --resume.",
                        "Results are printed on standard output, progress and problems on standard error."),
                "",
                false,
                List.of(
                        CommonOptions.pipeline(),
                        CommonOptions.param(),
                        CommonOptions.params(),
                        CommonOptions.config(),
                        CommonOptions.secret(),
                        CommonOptions.store("default " + DEFAULT_STORE),
                        OptionForm.value(RESUME, "ID", "go on with a run, with its params and config"),
                        OptionForm.value(RUN, "ID", "the id of this run; default: a new one from date and time"),
                        OptionForm.values(
                                TO, "NAME", "run only this step, or the step of this node, and what it needs"),
                        OptionForm.values(RECOMPUTE, "STEP", "compute this step although there is a result"),
                        OptionForm.flag(FRESH, "compute all steps although there are results"),
                        OptionForm.flag(KEEP_GOING, "finish what does not depend on a failed step"),
                        OptionForm.value(JOBS, "N", "run up to N steps at the same time; default: the processors"),
                        OptionForm.value(PROGRESS, "FORM", "live or plain; default: live on a terminal"),
                        OptionForm.flag(DRY_RUN, "only say what would be reused or computed, and why; write nothing"),
                        OptionForm.value(ON, "TARGET", "where the steps run: local, or a target that the program has"),
                        OptionForm.flag(
                                SHARED_FILES, "with --on: every machine sees this one's files under their names"),
                        OptionForm.flag(CHECK, "with --dry-run: exit with 1 if anything would be computed"),
                        CommonOptions.json(),
                        CommonOptions.verbose()),
                List.of("run", "run --params params.json --store results", "run --resume " + Examples.RUN_ID));
    }

    @Override
    public List<Section> help(Pipelines pipelines) {
        return PipelineHelp.paramsAndConfig(pipelines);
    }

    @Override
    public List<String> examples(Pipelines pipelines) {
        return Examples.run(pipelines);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        return ProblemReport.orNothingRun(invocation, stopping -> runAll(invocation, stopping));
    }

    private static int runAll(Invocation invocation, Stopping stopping) {
        Pipeline pipeline = ChosenPipeline.of(invocation);
        GivenParams given = ParamOptions.given(invocation);
        String text = invocation.arguments().value(CommonOptions.STORE);
        StoreChoice choice = StoreChoice.of(
                text == null ? DEFAULT_STORE : text, invocation.host().workingDirectory());
        Compilations compilations = new Compilations();
        RunOptions options = options(invocation, pipeline, compilations);
        int jobs = jobs(invocation);
        Backend backend = Backends.chosen(invocation, invocation.arguments().value(ON));
        Map<String, Secret> secrets = SecretOptions.of(invocation, pipeline);
        checkBeforeStart(invocation, pipeline, given, choice, compilations, options);
        if (invocation.arguments().has(DRY_RUN)) {
            boolean wouldCompute = DryRunReport.show(invocation, pipeline, given, options, choice, compilations);
            return wouldCompute && invocation.arguments().has(CHECK) ? ExitCodes.DIFFERS : ExitCodes.OK;
        }
        try (Progress progress = progress(invocation, choice, jobs);
                Resources resources = new Resources(invocation.jar().resources());
                ArtifactStore store = choice.open()) {
            compilations.tell(each -> progress.expect(each, options.to()));
            LocalSettings settings = LocalSettings.of(store, compilations::of)
                    .withParallelism(jobs)
                    .with(progress)
                    .withFound();
            settings = Supplied.with(settings, pipeline, resources, secrets);
            Reproduction reproduction = new Reproduction(invocation, pipeline.name(), choice, text != null);
            stopping.addLastWords(() -> {
                String id = progress.runId();
                if (id != null) {
                    progress.stopped(reproduction.isPossible() ? "  go on: " + reproduction.resume(id) : null);
                }
                return id != null;
            });
            try {
                FinishedRun run = backend == null
                        ? new LocalRunner(settings).run(pipeline, given, options)
                        : Backends.run(backend, invocation, compilations.of(pipeline), given, options, settings);
                stopping.acknowledge();
                return report(invocation, run, progress, choice, reproduction, stopping);
            } catch (PipelineException e) {
                if (progress.runId() == null || stopping.isAsked()) {
                    throw e;
                }
                int code = ProblemReport.show(invocation, e);
                progress.end(false);
                return code;
            } catch (RuntimeException | Error e) {
                if (progress.runId() != null && !stopping.isAsked()) {
                    progress.end(false);
                }
                throw e;
            }
        }
    }

    private static RunOptions options(Invocation invocation, Pipeline pipeline, Compilations compilations) {
        String resume = invocation.arguments().value(RESUME);
        String runId = invocation.arguments().value(RUN);
        if (resume != null && runId != null) {
            throw new PipelineException(List.of(new Problem(
                    "Usage/Contradiction", "--resume and --run both name the run", null, "keep --resume " + resume)));
        }
        if (invocation.arguments().has(CHECK) && !invocation.arguments().has(DRY_RUN)) {
            throw new PipelineException(List.of(new Problem(
                    "Usage/MissingOption",
                    "--check says what a dry run comes to, and this is none",
                    null,
                    "add --dry-run, or leave out --check")));
        }
        RunOptions options = resume == null ? RunOptions.newRun() : RunOptions.resume(resume);
        if (runId != null) {
            options = options.withRunId(runId);
        }
        List<String> to = invocation.arguments().values(TO);
        List<String> recompute = invocation.arguments().values(RECOMPUTE);
        Set<String> nodes = to.isEmpty() ? Set.of() : Limits.nodes(compilations.of(pipeline), to);
        Set<String> steps = recompute.isEmpty() ? Set.of() : Limits.steps(compilations.of(pipeline), recompute);
        if (!nodes.isEmpty() && !steps.isEmpty()) {
            Limits.checkReached(compilations.of(pipeline), nodes, steps);
        }
        return options.limitedTo(nodes)
                .recomputing(steps)
                .fresh(invocation.arguments().has(FRESH))
                .keepGoing(invocation.arguments().has(KEEP_GOING))
                .relativeTo(invocation.host().workingDirectory())
                .scheduledAt(new Variables(invocation).scheduledAt());
    }

    private static Progress progress(Invocation invocation, StoreChoice choice, int jobs) {
        String wanted = invocation.arguments().value(PROGRESS);
        if (wanted != null && !wanted.equals(LIVE) && !wanted.equals(PLAIN)) {
            throw new PipelineException(List.of(new Problem(
                    "Usage/UnknownFormat",
                    "there is no progress '" + wanted + "'",
                    null,
                    "write --progress live or --progress plain")));
        }
        boolean isLive = wanted == null ? invocation.host().terminal().isLive() : wanted.equals(LIVE);
        return isLive
                ? PrintingProgress.live(invocation.host(), choice.shown(), jobs)
                : PrintingProgress.inLines(invocation.host(), choice.shown(), jobs);
    }

    private static int jobs(Invocation invocation) {
        String text = invocation.arguments().value(JOBS);
        if (text == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw new PipelineException(List.of(new Problem(
                    "Usage/NoNumber",
                    "--jobs takes how many steps may run at the same time, and '" + text
                            + "' is no number from 1 to 9999",
                    null,
                    "give one, such as --jobs 4, or leave it out: then it is the number of processors")));
        }
        return Integer.parseInt(text);
    }

    /** Finds what is wrong before the store is opened, which makes its folder. */
    private static void checkBeforeStart(
            Invocation invocation,
            Pipeline pipeline,
            GivenParams given,
            StoreChoice choice,
            Compilations compilations,
            RunOptions options) {
        String resume = invocation.arguments().value(RESUME);
        if (resume != null) {
            choice.checkExists("run '" + resume + "'");
            return;
        }
        if (invocation.arguments().has(RUN) && choice.exists()) {
            // The run may be there, and then its params are.
            return;
        }
        LocalRunner.params(compilations.of(pipeline), given, options);
    }

    private static int report(
            Invocation invocation,
            FinishedRun run,
            Progress progress,
            StoreChoice choice,
            Reproduction reproduction,
            Stopping stopping) {
        Host host = invocation.host();
        Compilation compilation = run.context().compilation();
        boolean isStopped = stopping.isAsked() && !run.succeeded();
        if (!isStopped) {
            progress.showSkipped();
        }
        List<Problem> problems = new ArrayList<>();
        for (StepOutcome outcome : run.steps()) {
            Problem problem = outcome.failure();
            if (problem != null) {
                problems.add(problem);
                if (!endedWhenAsked(run.failure(outcome.step()))) {
                    showFailure(invocation, run, outcome.step(), problem, reproduction);
                }
            }
        }
        if (problems.isEmpty() && !invocation.isJson()) {
            ResultLines results =
                    new ResultLines(compilation, run.steps(), name -> size(run, name), name -> value(run, name));
            results.lines(resultNames(run)).forEach(host.out()::println);
            host.out().flush();
        }
        if (invocation.isJson()) {
            host.out()
                    .println(RunJson.of(
                            run.id(),
                            compilation.plan(),
                            choice.shown(),
                            run.steps(),
                            run.succeeded(),
                            compilation.plan().outputs()));
        }
        if (isStopped) {
            stopping.sayLastWords();
            return stopping.exitCode();
        }
        progress.end(run.succeeded());
        return run.succeeded() ? ExitCodes.OK : ExitCodes.of(problems);
    }

    /** Returns whether a step was stopped and heeded it, which needs no explanation. */
    private static boolean endedWhenAsked(@Nullable StepFailure failure) {
        return failure != null
                && failure.getCause() instanceof AttemptCancelled cancelled
                && !cancelled.isThreadAlive();
    }

    private static @Nullable Long size(FinishedRun run, String name) {
        for (StepOutcome outcome : run.steps()) {
            StepResult result = outcome.digests().containsKey(name) ? run.result(outcome.step()) : null;
            if (result != null) {
                return StoredSizes.of(result, name);
            }
        }
        return null;
    }

    private static @Nullable Object value(FinishedRun run, String name) {
        return run.results().get(name, Object.class);
    }

    /** Returns the requested names that this run has: all, or those of the steps that it was limited to. */
    private static List<String> resultNames(FinishedRun run) {
        Compilation compilation = run.context().compilation();
        Set<String> stored = new TreeSet<>();
        run.steps().forEach(outcome -> stored.addAll(outcome.digests().keySet()));
        return compilation.dataflow().outputs().stream()
                .filter(name -> compilation.dataflow().find(name) == null || stored.contains(name))
                .toList();
    }

    private static void showFailure(
            Invocation invocation, FinishedRun run, String step, Problem problem, Reproduction reproduction) {
        StepFailure failure = run.failure(step);
        invocation.host().err().println();
        new FailureBlock(run.context().compilation())
                .lines(
                        problem,
                        step,
                        failure == null ? null : failure.nodeFailure(),
                        failure == null ? Map.of() : failure.inputs(),
                        reproduction.afterFailure(step, run.context(), failure))
                .forEach(invocation.host().err()::println);
        if (invocation.isVerbose() && failure != null) {
            failure.printStackTrace(invocation.host().err());
        }
    }
}
