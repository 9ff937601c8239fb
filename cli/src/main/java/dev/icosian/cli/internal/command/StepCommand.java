package dev.icosian.cli.internal.command;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.Secret;
import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.args.HelpText.Section;
import dev.icosian.cli.internal.args.OptionForm;
import dev.icosian.cli.internal.exit.ParentWatch;
import dev.icosian.cli.internal.exit.ProblemReport;
import dev.icosian.cli.internal.exit.Stopping;
import dev.icosian.cli.internal.given.Assignments;
import dev.icosian.cli.internal.given.ChosenPipeline;
import dev.icosian.cli.internal.given.CommonOptions;
import dev.icosian.cli.internal.given.Examples;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.ParamOptions;
import dev.icosian.cli.internal.given.PipelineHelp;
import dev.icosian.cli.internal.given.Pipelines;
import dev.icosian.cli.internal.given.SecretOptions;
import dev.icosian.cli.internal.given.StoreChoice;
import dev.icosian.cli.internal.given.Variables;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One step of a run: what a target calls per step, and what a person calls to look at one. */
final class StepCommand implements Command {
    private static final String RUN = "run";
    private static final String SHAPE = "shape";
    private static final String HOME = "home";
    private static final String RECOMPUTE = "recompute";
    private static final String WATCH_PARENT = "ICOSIAN_WATCH_PARENT";
    private static final String TARGET = "ICOSIAN_TARGET";
    private static final Predicate<String> TARGET_NAME =
            Pattern.compile("[a-z][a-z0-9-]{0,62}").asMatchPredicate();

    @Override
    public CommandForm form() {
        return new CommandForm(
                "step",
                "run one step of a run, with the artifacts of the steps before it",
                List.of(
                        "Makes one attempt. The steps that it needs must have been run, with the same run id and store."
                                + " A run that exists already gives params and config; those given must agree.",
                        "Every option can be set by a variable instead: ICOSIAN_RUN_ID, ICOSIAN_STORE, ICOSIAN_PIPELINE,"
                                + " ICOSIAN_PARAM_<name> and ICOSIAN_CONFIG (as JSON), ICOSIAN_SECRET_<name> (as env:… or file:…),"
                                + " ICOSIAN_SCHEDULED_AT, ICOSIAN_PLAN_SHAPE, ICOSIAN_HOME, ICOSIAN_RECOMPUTE,"
                                + " ICOSIAN_TRY. Options win. ICOSIAN_TARGET names who calls it, in records; otherwise that is local.",
                        "With ICOSIAN_WATCH_PARENT=1 it stops, and commits nothing, when the process that started it"
                                + " ends; with the id of a process above it, also if that ended before."),
                "NAME",
                true,
                List.of(
                        OptionForm.value(RUN, "ID", "the run; must be given"),
                        CommonOptions.store("must be given"),
                        CommonOptions.pipeline(),
                        CommonOptions.param(),
                        CommonOptions.params(),
                        CommonOptions.config(),
                        CommonOptions.secret(),
                        OptionForm.value(SHAPE, "DIGEST", "refuse, to be tried later, if the plan has another shape"),
                        OptionForm.value(HOME, "FOLDER", "what relative paths count from"),
                        OptionForm.flag(RECOMPUTE, "compute although there is a result"),
                        CommonOptions.json(),
                        CommonOptions.verbose()),
                List.of("step prepare --run " + Examples.RUN_ID + " --store .icosian"));
    }

    @Override
    public List<Section> help(Pipelines pipelines) {
        return PipelineHelp.steps(pipelines);
    }

    @Override
    public List<String> examples(Pipelines pipelines) {
        return Examples.step(pipelines);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        return ProblemReport.orNothingRun(invocation, stopping -> runStep(invocation, stopping));
    }

    private static int runStep(Invocation invocation, Stopping stopping) {
        String parent = new Variables(invocation).get(WATCH_PARENT);
        if (parent == null) {
            return attempt(invocation, stopping);
        }
        long id = parent.matches("[1-9][0-9]{0,17}") ? Long.parseLong(parent) : 1;
        Runnable orphaned = () -> {
            invocation.host().err().println("the process that started this one has ended");
            stopping.stop();
        };
        ParentWatch watch = ParentWatch.start(id, orphaned);
        try {
            return attempt(invocation, stopping);
        } finally {
            watch.close();
        }
    }

    private static int attempt(Invocation invocation, Stopping stopping) {
        Settings settings = Settings.of(invocation);
        return new StepExecution(invocation, settings, stopping).run(ParamOptions.givenOrSet(invocation));
    }

    /**
     * What options and variables say.
     *
     * @param runId must be given
     * @param shape null: not asked for
     * @param home null: relative paths are refused
     * @param scheduledAt null: no schedule started the run
     * @param target what records call the one who calls
     */
    record Settings(
            String step,
            Pipeline pipeline,
            String runId,
            StoreChoice store,
            @Nullable String shape,
            @Nullable Path home,
            boolean recompute,
            int attempt,
            @Nullable Instant scheduledAt,
            String target,
            Map<String, Secret> secrets) {
        static Settings of(Invocation invocation) {
            List<Problem> problems = new ArrayList<>();
            Variables variables = new Variables(invocation);
            String step = String.valueOf(invocation.arguments().operand());
            String runId = variables.needed(RUN, "ICOSIAN_RUN_ID", "Run/NotGiven", "no run is given", problems);
            String store = variables.needed(
                    CommonOptions.STORE, "ICOSIAN_STORE", "Store/NotGiven", "no store is given", problems);
            StoreChoice choice = store == null
                    ? null
                    : StoreChoice.of(store, invocation.host().workingDirectory());
            if (choice != null && choice.isMemory()) {
                problems.add(new Problem(
                        "Target/MemoryStore",
                        "step cannot use the store '" + choice.shown() + "': what it holds ends with this process",
                        null,
                        "give a store that other processes see: --store with a folder"));
            }
            if (runId == null || choice == null || !problems.isEmpty()) {
                throw new PipelineException(problems);
            }
            Pipeline chosen =
                    invocation.pipelines().choose(variables.value(CommonOptions.PIPELINE, "ICOSIAN_PIPELINE"));
            Map<String, String> config =
                    new LinkedHashMap<>(ChosenPipeline.texts("ICOSIAN_CONFIG", variables.get("ICOSIAN_CONFIG")));
            config.putAll(
                    Assignments.of(CommonOptions.CONFIG, invocation.arguments().values(CommonOptions.CONFIG)));
            String home = variables.value(HOME, "ICOSIAN_HOME");
            return new Settings(
                    step,
                    ChosenPipeline.configured(chosen, config),
                    runId,
                    choice,
                    variables.value(SHAPE, "ICOSIAN_PLAN_SHAPE"),
                    home == null ? null : invocation.host().workingDirectory().resolve(home),
                    invocation.arguments().has(RECOMPUTE) || names(step, variables.get("ICOSIAN_RECOMPUTE")),
                    attempt(variables.get("ICOSIAN_TRY")),
                    variables.scheduledAt(),
                    target(variables.get(TARGET)),
                    SecretOptions.of(invocation, chosen));
        }

        private static boolean names(String step, @Nullable String recompute) {
            return recompute != null
                    && Arrays.stream(recompute.split(",", -1))
                            .map(String::strip)
                            .anyMatch(word -> word.equals(step) || word.equals("true") || word.equals("1"));
        }

        private static int attempt(@Nullable String text) {
            if (text == null) {
                return 1;
            }
            try {
                return Math.max(1, Integer.parseInt(text.strip()));
            } catch (NumberFormatException e) {
                throw new PipelineException(List.of(new Problem(
                        "Usage/NoNumber",
                        "ICOSIAN_TRY is no number: " + text,
                        null,
                        "set it to 1 for the first attempt")));
            }
        }

        private static String target(@Nullable String text) {
            if (text == null) {
                return "local";
            }
            if (!TARGET_NAME.test(text)) {
                throw new PipelineException(List.of(new Problem(
                        "Usage/UnknownTarget",
                        TARGET + " is no name of a target: " + text,
                        null,
                        "write lower-case letters, digits and '-': airflow")));
            }
            return text;
        }

        ArtifactStore open() {
            return store.open();
        }
    }
}
