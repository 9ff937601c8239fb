package dev.icosian.temporal.internal.command;

import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.runtime.Target;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.params.ParamResolver;
import dev.icosian.runtime.internal.params.ParamSet;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.connect.Limits;
import dev.icosian.temporal.internal.connect.Setting;
import dev.icosian.temporal.internal.connect.Submission;
import dev.icosian.temporal.internal.wire.RunInput;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleBackfill;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code schedule create}, {@code trigger}, {@code backfill} and {@code delete}: the declared schedule on the server. */
final class ScheduleCommand extends TemporalCommand {
    private static final Target.Option NAME =
            new Target.Option("name", "NAME", "the schedule's name; default: default", false);
    private static final Duration NO_CATCH_UP = Duration.ofMinutes(1);
    private static final Duration CATCH_UP = Duration.ofDays(365);

    private final Action action;

    private ScheduleCommand(String name, String help, List<Target.Option> options, Setting setting, Action action) {
        super("schedule " + name, help, options, setting);
        this.action = action;
    }

    /**
     * What has been done.
     *
     * @param word in JSON
     * @param text for people
     */
    private record Done(String word, String text) {
        static Done as(String word) {
            return new Done(word, word);
        }
    }

    /** What is done with a schedule. */
    private interface Action {
        Done run(ScheduleCommand command, Target.Context context, ScheduleClient client);
    }

    static List<Target.Command> all(Setting setting) {
        return List.of(
                new ScheduleCommand(
                        "create",
                        "let the server start runs as the pipeline's schedule says\nA schedule that exists is brought to"
                                + " what is declared now. Each run gets its dates from the time that it is scheduled"
                                + " for.",
                        List.of(NAME, QUEUE, SHARED_FILES),
                        setting,
                        ScheduleCommand::create),
                new ScheduleCommand(
                        "trigger",
                        "start a run of the schedule now",
                        List.of(NAME),
                        setting,
                        (command, context, client) -> {
                            handle(context, client).trigger();
                            return Done.as("triggered");
                        }),
                new ScheduleCommand(
                        "backfill",
                        "start the runs that were scheduled in some days\nOne after the other, each with its own date.",
                        List.of(
                                NAME,
                                new Target.Option("from", "DATE", "first day, in the schedule's zone", true),
                                new Target.Option("to", "DATE", "last day", true)),
                        setting,
                        ScheduleCommand::backfill),
                new ScheduleCommand(
                        "delete",
                        "let the server start no more runs\nRuns that are under way go on.",
                        List.of(NAME),
                        setting,
                        (command, context, client) -> {
                            handle(context, client).delete();
                            return Done.as("deleted");
                        }));
    }

    @Override
    public int run(Target.Context context) {
        try (Connection connection = connect()) {
            WorkflowClient client = connection.client();
            ScheduleClient schedules = ScheduleClient.newInstance(
                    client.getWorkflowServiceStubs(),
                    ScheduleClientOptions.newBuilder()
                            .setNamespace(client.getOptions().getNamespace())
                            .setDataConverter(client.getOptions().getDataConverter())
                            .build());
            try {
                Done done = action.run(this, context, schedules);
                context.err().println("schedule " + id(context) + ": " + done.text());
                printJson(context, Map.of("done", done.word(), "schedule", id(context)));
            } catch (ScheduleException e) {
                if (e.getCause() instanceof StatusRuntimeException status
                        && status.getStatus().getCode() == Status.Code.NOT_FOUND) {
                    throw new PipelineException(
                            List.of(new Problem(
                                    "Temporal/NoSchedule",
                                    "the server at " + connection.shown() + " has no schedule '" + id(context) + "'",
                                    null,
                                    "create it: schedule create --pipeline "
                                            + context.pipeline().name())),
                            e);
                }
                throw e;
            }
            return 0;
        }
    }

    private static String id(Target.Context context) {
        String name = value(context, NAME.name());
        return context.pipeline().name() + "/" + (name == null ? "default" : name);
    }

    private static ScheduleHandle handle(Target.Context context, ScheduleClient client) {
        return client.getHandle(id(context));
    }

    private static dev.icosian.Schedule declared(Plan plan) {
        dev.icosian.Schedule schedule = plan.schedule().orElse(null);
        if (schedule == null || schedule.cron() == null) {
            String name = plan.pipeline();
            throw new PipelineException(List.of(new Problem(
                    "Temporal/NotScheduled",
                    schedule == null
                            ? "pipeline '" + name + "' declares no schedule"
                            : "pipeline '" + name + "' is started by a publication, which Temporal has no means for",
                    null,
                    "declare one: .schedule(Schedule.cron(\"0 6 * * *\").zone(\"Europe/Berlin\"))")));
        }
        return schedule;
    }

    private static Done create(ScheduleCommand command, Target.Context context, ScheduleClient client) {
        Requested requested = Requested.of(context);
        dev.icosian.Schedule declared = declared(requested.compilation().plan());
        ParamSet params = params(requested, declared);
        Submission submission = requested.scheduled(queue(context), params);
        Requested.Named named = new Requested.Named(
                id(context), submission, List.copyOf(params.byName().values()), false);
        Reach.check(requested, named, has(context, SHARED_FILES.name()));
        RunInput input = submission.scheduled(declared);
        Limits.check(submission, id(context) + "-2026-01-01T00:00:00Z", input, Map.of());
        submission.keepPlan(requested.settings().store());
        Schedule schedule = Schedule.newBuilder()
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType(submission.pipeline())
                        .setArguments(input)
                        .setOptions(submission.scheduledOptions(id(context)))
                        .build())
                .setSpec(spec(declared))
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(overlap(declared))
                        .setCatchupWindow(declared.catchUp() ? CATCH_UP : NO_CATCH_UP)
                        .build())
                .build();
        try {
            client.createSchedule(
                    id(context), schedule, ScheduleOptions.newBuilder().build());
            return Done.as("created");
        } catch (ScheduleAlreadyRunningException e) {
            client.getHandle(id(context)).update(present -> new ScheduleUpdate(schedule));
            return new Done("updated", "brought to what is declared");
        }
    }

    /** The params of a scheduled run are known when its time comes; that they will be is checked now. */
    private static ParamSet params(Requested requested, dev.icosian.Schedule declared) {
        Map<String, GivenParams.Given> all = new TreeMap<>();
        declared.dates().keySet().forEach(param -> all.put(param, new GivenParams.Decoded(LocalDate.EPOCH)));
        all.putAll(requested.given().values());
        return ParamResolver.resolve(
                requested.compilation().plan().pipeline(),
                requested.compilation().dataflow().params(),
                GivenParams.of(all));
    }

    private static ScheduleSpec spec(dev.icosian.Schedule declared) {
        ScheduleSpec.Builder spec = ScheduleSpec.newBuilder()
                .setCronExpressions(List.of(String.valueOf(declared.cron())))
                .setTimeZoneName(declared.zone());
        LocalDate from = declared.from();
        if (from != null) {
            spec.setStartAt(from.atStartOfDay(ZoneId.of(declared.zone())).toInstant());
        }
        return spec.build();
    }

    private static ScheduleOverlapPolicy overlap(dev.icosian.Schedule declared) {
        if (declared.maxActiveRuns() > 1) {
            return ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL;
        }
        return declared.catchUp()
                ? ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ALL
                : ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ONE;
    }

    private static Done backfill(ScheduleCommand command, Target.Context context, ScheduleClient client) {
        dev.icosian.Schedule declared = declared(context.pipeline().plan());
        ZoneId zone = ZoneId.of(declared.zone());
        LocalDate from = date(context, "from");
        LocalDate to = date(context, "to");
        if (to.isBefore(from)) {
            throw new PipelineException(List.of(
                    new Problem("Usage/Contradiction", "--to " + to + " is before --from " + from, null, "swap them")));
        }
        Instant start = from.atStartOfDay(zone).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
        handle(context, client)
                .backfill(List.of(
                        new ScheduleBackfill(start, end, ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ALL)));
        return new Done("backfilled", "back-fills " + from + " to " + to);
    }

    private static LocalDate date(Target.Context context, String option) {
        String text = needed(context, option);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new PipelineException(
                    List.of(new Problem(
                            "Usage/NoDate",
                            "--" + option + " takes a day, and '" + text + "' is none",
                            null,
                            "write it as 2026-01-31")),
                    e);
        }
    }
}
