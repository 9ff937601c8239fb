package dev.icosian.temporal.internal.command;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.runtime.Target;
import dev.icosian.runtime.internal.local.FinishedRun;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.connect.Limits;
import dev.icosian.temporal.internal.connect.Setting;
import dev.icosian.temporal.internal.connect.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code submit} and {@code rerun}: start a run that workers make. */
final class SubmitCommand extends TemporalCommand {
    private static final Target.Option WAIT =
            new Target.Option("wait", "", "wait for the end, and exit as run does", false);
    private static final Target.Option MAX_PARALLEL = new Target.Option(
            "max-parallel", "N", "schedule up to N steps at the same time; default " + Limits.DEFAULT_PARALLEL, false);
    private static final Target.Option SEARCH_ATTRIBUTE = new Target.Option(
            "search-attribute", "NAME=TEXT", "a keyword attribute that the namespace has, to find the run by", false);
    /** Whether there are too many is the limits' to say. */
    private static final int MOST_DIGITS = 999_999;

    private static final String RESUME = "resume";
    private static final String FROM = "from";

    private final boolean isRerun;

    private SubmitCommand(String name, String help, List<Target.Option> options, Setting setting, boolean isRerun) {
        super(name, help, options, setting);
        this.isRerun = isRerun;
    }

    static List<Target.Command> all(Setting setting) {
        return List.of(
                new SubmitCommand(
                        "submit",
                        "start a run that workers make, and print its id\nThe run goes on whatever becomes of this"
                                + " process. The server is that of the usual Temporal configuration: TEMPORAL_ADDRESS,"
                                + " TEMPORAL_NAMESPACE, temporal.toml.",
                        List.of(
                                WAIT,
                                new Target.Option(
                                        RESUME,
                                        "ID",
                                        "go on with a run of any target, with its params and config",
                                        false),
                                new Target.Option("run", "ID", "the id of this run; default: a new one", false),
                                new Target.Option("fresh", "", "compute all steps although there are results", false),
                                new Target.Option(
                                        "keep-going", "", "finish what does not depend on a failed step", false),
                                QUEUE,
                                MAX_PARALLEL,
                                SEARCH_ATTRIBUTE,
                                SHARED_FILES),
                        setting,
                        false),
                new SubmitCommand(
                        "rerun",
                        "compute a step of a run again, and what needs it\nEverything else is reused.",
                        List.of(
                                RUN,
                                new Target.Option(FROM, "STEP", "the first step that is computed again", true),
                                WAIT,
                                QUEUE,
                                MAX_PARALLEL,
                                SHARED_FILES),
                        setting,
                        true));
    }

    @Override
    public int run(Target.Context context) throws Exception {
        Requested requested = requested(context);
        if (has(context, WAIT.name())) {
            requested = requested.listening(new WorkerLines(context.err()));
        }
        String queue = queue(context);
        Requested.Named named =
                requested.named(queue, number(context, MAX_PARALLEL.name(), Limits.DEFAULT_PARALLEL, MOST_DIGITS));
        if (isRerun) {
            named = named.recomputing(after(named.submission().compilation(), needed(context, FROM)));
        }
        Reach.check(requested, named, has(context, SHARED_FILES.name()));
        try (Connection connection = connect()) {
            Started started = Started.start(connection, requested, named, attributes(context));
            print(context, named, connection);
            if (!has(context, WAIT.name())) {
                Pollers.warn(connection, named.submission(), context.err());
                return 0;
            }
            FinishedRun run = started.awaitEnd(context.err(), false);
            List<Problem> problems = new ArrayList<>();
            run.steps().forEach(outcome -> {
                Problem failure = outcome.failure();
                if (failure != null) {
                    problems.add(failure);
                }
            });
            if (!problems.isEmpty()) {
                throw new PipelineException(problems);
            }
            context.err().println("run " + run.id() + (run.succeeded() ? ": done" : ": stopped"));
            return run.succeeded() ? 0 : 1;
        }
    }

    private Requested requested(Target.Context context) {
        Requested asked = Requested.of(context);
        String resume = isRerun ? needed(context, RUN.name()) : value(context, RESUME);
        String run = isRerun ? null : value(context, "run");
        if (resume != null && run != null) {
            throw new PipelineException(List.of(new Problem(
                    "Usage/Contradiction", "--resume and --run both name the run", null, "keep --resume " + resume)));
        }
        RunOptions options = resume == null ? RunOptions.newRun() : RunOptions.resume(resume);
        if (run != null) {
            options = options.withRunId(run);
        }
        return asked.with(options.relativeTo(asked.options().base())
                .fresh(has(context, "fresh"))
                .keepGoing(has(context, "keep-going")));
    }

    /** Returns a step and all that needs it, in the plan's order. */
    private static List<String> after(Compilation compilation, String first) {
        Set<String> chosen = new TreeSet<>(Set.of(compilation.step(first).name()));
        List<String> inOrder = new ArrayList<>();
        for (CompiledStep step : compilation.steps()) {
            if (chosen.contains(step.name()) || step.plan().after().stream().anyMatch(chosen::contains)) {
                chosen.add(step.name());
                inOrder.add(step.name());
            }
        }
        return inOrder;
    }

    private static Map<String, String> attributes(Target.Context context) {
        Map<String, String> attributes = new TreeMap<>();
        for (String text : values(context, SEARCH_ATTRIBUTE.name())) {
            int equals = text.indexOf('=');
            if (equals <= 0) {
                throw new PipelineException(List.of(new Problem(
                        "Usage/NoAssignment",
                        "--search-attribute " + text + " does not say a name and a value",
                        null,
                        "write --search-attribute name=value")));
            }
            attributes.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return attributes;
    }

    private static void print(Target.Context context, Requested.Named named, Connection connection) {
        Submission submission = named.submission();
        context.err()
                .println("submitted " + submission.pipeline() + " to " + connection.shown() + ", queue "
                        + submission.queue() + ", store " + submission.store());
        if (isJson(context)) {
            Map<String, @Nullable Object> json = new TreeMap<>();
            json.put("formatVersion", FORMAT);
            json.put("pipeline", submission.pipeline());
            json.put("queue", submission.queue());
            json.put("runId", named.runId());
            json.put("store", submission.store());
            json.put("workflowId", named.workflowId());
            context.out().println(CanonicalJson.valueText(json));
        } else {
            context.out().println(named.runId());
        }
        context.out().flush();
    }
}
