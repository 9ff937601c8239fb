package dev.icosian.temporal.history;

import dev.icosian.temporal.internal.interpret.PlanWorkflow;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replays histories, and compares what the SDK does not: the arguments of activities, and at which point of the history
 * each is asked for and the run ends.
 */
public final class Replaying implements AutoCloseable {
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final TestWorkflowEnvironment environment;
    private final Worker worker;

    /** Replays with an interpreter. */
    public Replaying(Class<?> interpreter) {
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new Listening())
                        .validateAndBuildWithDefaults())
                .build());
        worker = environment.newWorker("replays");
        worker.registerWorkflowImplementationTypes(interpreter, ParentRun.class);
    }

    /** Replays with that of this build. */
    public Replaying() {
        this(PlanWorkflow.class);
    }

    /** Replays a history; returns what differs, and null if nothing does. */
    public @Nullable String difference(WorkflowExecutionHistory history) {
        asked.clear();
        try {
            WorkflowReplayer.replayWorkflowExecution(history, worker);
        } catch (Exception e) {
            return e.toString();
        }
        List<String> expected = new ArrayList<>(scheduled(history));
        expected.add(end(history));
        return asked.equals(expected) ? null : "asked for " + asked + ", and the history has " + expected;
    }

    @Override
    public void close() {
        environment.close();
    }

    /** Returns the activities that a history has: type, after which event it was asked for, and argument. */
    public static List<String> scheduled(WorkflowExecutionHistory history) {
        return history.getEvents().stream()
                .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
                .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
                .map(event -> event.getActivityType().getName() + " after "
                        + (event.getWorkflowTaskCompletedEventId() - 1) + ": "
                        + event.getInput().getPayloads(0).getData().toStringUtf8())
                .toList();
    }

    private static String end(WorkflowExecutionHistory history) {
        // The last workflow task ends just before what it decides.
        long completed = history.getEvents().stream()
                .filter(HistoryEvent::hasWorkflowTaskCompletedEventAttributes)
                .mapToLong(HistoryEvent::getEventId)
                .max()
                .orElseThrow();
        return "end after " + (completed - 1);
    }

    private static String here() {
        return " after " + Workflow.getInfo().getHistoryLength();
    }

    private final class Listening extends WorkerInterceptorBase {
        @Override
        public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
            return new WorkflowInboundCallsInterceptorBase(next) {
                @Override
                public WorkflowOutput execute(WorkflowInput input) {
                    try {
                        return super.execute(input);
                    } finally {
                        asked.add("end" + here());
                    }
                }

                @Override
                public void init(WorkflowOutboundCallsInterceptor outbound) {
                    next.init(new WorkflowOutboundCallsInterceptorBase(outbound) {
                        @Override
                        public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
                            asked.add(input.getActivityName() + here() + ": "
                                    + DefaultDataConverter.newDefaultInstance()
                                            .toPayloads(input.getArgs())
                                            .orElseThrow()
                                            .getPayloads(0)
                                            .getData()
                                            .toStringUtf8());
                            return super.executeActivity(input);
                        }
                    });
                }
            };
        }
    }
}
