package dev.icosian.temporal.internal.command;

import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.runtime.Target;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.connect.Setting;
import dev.icosian.temporal.internal.wire.Progress;
import dev.icosian.temporal.internal.wire.StepFailed;
import dev.icosian.temporal.internal.wire.WireNames;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowTaskFailedEventAttributes;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryReverseRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.client.WorkflowException;
import io.temporal.failure.TemporalFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code status}: how far a run is, and why it is not further. */
final class StatusCommand extends TemporalCommand {
    private static final int LISTED = 20;
    private static final long QUERY_SECONDS = 5;

    StatusCommand(Setting setting) {
        super(
                "status",
                "show how far a run is, and why it is not further\nWithout --run, lists the newest runs of the"
                        + " pipeline.",
                List.of(new Target.Option("run", "ID", "the run", false)),
                setting);
    }

    @Override
    public int run(Target.Context context) {
        String pipeline = context.pipeline().name();
        try (Connection connection = connect()) {
            String run = value(context, RUN.name());
            if (run == null) {
                list(context, connection, pipeline);
            } else {
                show(context, connection, pipeline, run);
            }
            return 0;
        }
    }

    private static void list(Target.Context context, Connection connection, String pipeline) {
        List<WorkflowExecutionInfo> found = connection
                .client()
                .getWorkflowServiceStubs()
                .blockingStub()
                .listWorkflowExecutions(ListWorkflowExecutionsRequest.newBuilder()
                        .setNamespace(connection.client().getOptions().getNamespace())
                        .setQuery("WorkflowType = '" + pipeline + "'")
                        .setPageSize(LISTED)
                        .build())
                .getExecutionsList();
        List<Object> json = new ArrayList<>();
        for (WorkflowExecutionInfo info : found) {
            String runId = WireNames.runId(pipeline, info.getExecution().getWorkflowId());
            String state = state(info.getStatus());
            String start =
                    Instant.ofEpochSecond(info.getStartTime().getSeconds()).toString();
            if (isJson(context)) {
                json.add(Map.of("run", runId, "started", start, "state", state));
            } else {
                context.out().println(runId + "  " + state + "  started " + start);
            }
        }
        if (isJson(context)) {
            context.out()
                    .println(CanonicalJson.valueText(
                            Map.of("formatVersion", FORMAT, "pipeline", pipeline, "runs", json)));
        } else if (found.isEmpty()) {
            context.out().println("no runs of " + pipeline);
        }
        context.out().flush();
    }

    private static void show(Target.Context context, Connection connection, String pipeline, String run) {
        DescribeWorkflowExecutionResponse described;
        try {
            described = connection
                    .client()
                    .getWorkflowServiceStubs()
                    .blockingStub()
                    .withDeadlineAfter(QUERY_SECONDS * 2, TimeUnit.SECONDS)
                    .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                            .setNamespace(connection.client().getOptions().getNamespace())
                            .setExecution(
                                    WorkflowExecution.newBuilder().setWorkflowId(WireNames.workflowId(pipeline, run)))
                            .build());
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                throw unknownRun(context, connection, e);
            }
            throw e;
        }
        WorkflowExecutionInfo info = described.getWorkflowExecutionInfo();
        String state = state(info.getStatus());
        Progress progress = progress(context, connection);
        String trouble = trouble(connection, described);
        List<String> pending = new ArrayList<>();
        for (PendingActivityInfo activity : described.getPendingActivitiesList()) {
            pending.add(pending(connection, activity));
        }
        pending.sort(null);
        if (isJson(context)) {
            context.out().println(CanonicalJson.valueText(json(pipeline, run, state, progress, trouble, pending)));
        } else {
            lines(run, state, progress, trouble, pending).forEach(context.out()::println);
        }
        context.out().flush();
    }

    private static List<String> lines(
            String run, String state, @Nullable Progress progress, @Nullable String trouble, List<String> pending) {
        List<String> lines = new ArrayList<>();
        boolean isPaused = progress != null && progress.paused() && state.equals("running");
        lines.add("run " + run + ": " + (isPaused ? "paused" : state));
        if (progress == null) {
            lines.add("progress: unknown, since no worker answers");
        } else {
            lines.add("steps: " + progress.steps() + "; computed " + progress.computed() + ", reused "
                    + progress.reused() + ", failed " + progress.failed() + ", skipped " + progress.skipped()
                    + ", running " + progress.running() + ", waiting for workers of the right plan "
                    + progress.waiting());
            for (StepFailed failure : progress.failures()) {
                lines.add("failed: " + failure.step() + ", [" + failure.code() + "] " + failure.message());
            }
        }
        pending.forEach(line -> lines.add("pending: " + line));
        if (trouble != null) {
            lines.add("trouble: the workflow task fails: " + trouble);
        }
        return lines;
    }

    private static Map<String, @Nullable Object> json(
            String pipeline,
            String run,
            String state,
            @Nullable Progress progress,
            @Nullable String trouble,
            List<String> pending) {
        Map<String, @Nullable Object> json = new TreeMap<>();
        json.put("formatVersion", FORMAT);
        json.put("pipeline", pipeline);
        json.put("run", run);
        json.put("state", state);
        json.put("trouble", trouble);
        json.put("pending", pending);
        Map<String, @Nullable Object> counts = new TreeMap<>();
        if (progress != null) {
            counts.put("steps", progress.steps());
            counts.put("computed", progress.computed());
            counts.put("reused", progress.reused());
            counts.put("failed", progress.failed());
            counts.put("skipped", progress.skipped());
            counts.put("running", progress.running());
            counts.put("waiting", progress.waiting());
            counts.put("paused", progress.paused());
        }
        json.put("progress", progress == null ? null : counts);
        return json;
    }

    private static @Nullable Progress progress(Target.Context context, Connection connection) {
        try {
            return workflow(context, connection).query(WireNames.PROGRESS, Progress.class);
        } catch (WorkflowException e) {
            return null;
        }
    }

    /** Returns why the interpreter does not get on, which the server only logs; null if it does. */
    private static @Nullable String trouble(Connection connection, DescribeWorkflowExecutionResponse described) {
        if (!described.hasPendingWorkflowTask()
                || described.getPendingWorkflowTask().getAttempt() <= 1) {
            return null;
        }
        List<HistoryEvent> events = connection
                .client()
                .getWorkflowServiceStubs()
                .blockingStub()
                .getWorkflowExecutionHistoryReverse(GetWorkflowExecutionHistoryReverseRequest.newBuilder()
                        .setNamespace(connection.client().getOptions().getNamespace())
                        .setExecution(described.getWorkflowExecutionInfo().getExecution())
                        .setMaximumPageSize(LISTED)
                        .build())
                .getHistory()
                .getEventsList();
        for (HistoryEvent event : events) {
            if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED) {
                WorkflowTaskFailedEventAttributes failed = event.getWorkflowTaskFailedEventAttributes();
                return failed.getCause().name() + ": " + message(connection, failed.getFailure());
            }
        }
        return "attempt " + described.getPendingWorkflowTask().getAttempt() + "; see the worker's log";
    }

    private static String pending(Connection connection, PendingActivityInfo activity) {
        String state = activity.getState()
                .name()
                .replace("PENDING_ACTIVITY_STATE_", "")
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
        String failure = activity.hasLastFailure() ? ", after " + message(connection, activity.getLastFailure()) : "";
        return activity.getActivityType().getName() + ", " + state + ", attempt " + activity.getAttempt() + failure;
    }

    /** Returns what a failure says, which a payload codec may have encoded. */
    private static @Nullable String message(Connection connection, Failure failure) {
        RuntimeException decoded =
                connection.client().getOptions().getDataConverter().failureToException(failure);
        return decoded instanceof TemporalFailure known ? known.getOriginalMessage() : decoded.getMessage();
    }

    private static String state(WorkflowExecutionStatus status) {
        return status.name()
                .replace("WORKFLOW_EXECUTION_STATUS_", "")
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
    }
}
