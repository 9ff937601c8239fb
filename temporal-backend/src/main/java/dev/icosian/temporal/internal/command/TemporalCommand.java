package dev.icosian.temporal.internal.command;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.runtime.Target;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.connect.Setting;
import dev.icosian.temporal.internal.connect.Submission;
import dev.icosian.temporal.internal.wire.WireNames;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the Temporal commands have in common. Immutable. */
abstract class TemporalCommand implements Target.Command {
    static final Target.Option QUEUE =
            new Target.Option("queue", "QUEUE", "the task queue; default: icosian-<pipeline>", false);
    static final Target.Option RUN = new Target.Option("run", "ID", "the run", true);
    static final Target.Option SHARED_FILES = new Target.Option(
            "shared-files",
            "",
            "every machine sees this one's files, and a store in a folder, under their names",
            false);

    /** Of what commands print as JSON. */
    static final int FORMAT = 1;

    private final String name;
    private final String help;
    private final List<Target.Option> options;
    private final Setting setting;

    TemporalCommand(String name, String help, List<Target.Option> options, Setting setting) {
        this.name = name;
        this.help = help;
        this.options = List.copyOf(options);
        this.setting = setting;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String help() {
        return help;
    }

    @Override
    public final List<Target.Option> options() {
        return options;
    }

    final Setting setting() {
        return setting;
    }

    /** Connects to the server that the environment names, or the usual one on this machine. */
    final Connection connect() {
        return setting.connect();
    }

    static boolean has(Target.Context context, String option) {
        return context.options().containsKey(option);
    }

    static List<String> values(Target.Context context, String option) {
        return context.options().getOrDefault(option, List.of());
    }

    static @Nullable String value(Target.Context context, String option) {
        List<String> values = values(context, option);
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    static String needed(Target.Context context, String option) {
        String value = value(context, option);
        if (value == null) {
            throw new PipelineException(List.of(
                    new Problem("Usage/MissingOption", "--" + option + " is not given", null, "add --" + option)));
        }
        return value;
    }

    static int number(Target.Context context, String option, int otherwise, int most) {
        String text = value(context, option);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9][0-9]{0,5}") || Integer.parseInt(text) > most) {
            throw new PipelineException(List.of(new Problem(
                    "Usage/NoNumber",
                    "--" + option + " takes a number, and '" + text + "' is none from 1 to " + most,
                    null,
                    "give one, or leave it out: then it is " + otherwise)));
        }
        return Integer.parseInt(text);
    }

    static String queue(Target.Context context) {
        String queue = value(context, QUEUE.name());
        return queue == null ? Submission.queue(context.pipeline().name()) : queue;
    }

    static boolean isJson(Target.Context context) {
        return has(context, "json");
    }

    /** Prints what has been done as one line of JSON, with the pipeline, if JSON is asked for. */
    static void printJson(Target.Context context, Map<String, String> done) {
        if (!isJson(context)) {
            return;
        }
        Map<String, @Nullable Object> json = new TreeMap<>(done);
        json.put("formatVersion", FORMAT);
        json.put("pipeline", context.pipeline().name());
        context.out().println(CanonicalJson.valueText(json));
        context.out().flush();
    }

    /** Returns the workflow of the run that is named, whichever execution is the current one. */
    static WorkflowStub workflow(Target.Context context, Connection connection) {
        String id = WireNames.workflowId(context.pipeline().name(), needed(context, RUN.name()));
        return connection.client().newUntypedWorkflowStub(id);
    }

    static PipelineException unknownRun(Target.Context context, Connection connection, @Nullable Throwable cause) {
        return new PipelineException(
                List.of(new Problem(
                        "Temporal/UnknownRun",
                        "the server at " + connection.shown() + " has no run '" + needed(context, RUN.name())
                                + "' of pipeline '" + context.pipeline().name() + "' under way",
                        null,
                        "see what runs: status without --run; a run that has ended goes on with submit --resume")),
                cause);
    }
}
