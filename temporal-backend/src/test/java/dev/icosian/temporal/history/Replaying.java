package dev.icosian.temporal.history;

import dev.icosian.temporal.internal.interpret.PlanWorkflow;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Replays histories, and sees what the interpreter asks of activities meanwhile, which the SDK does not compare. */
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

    /** Replays a history; returns the activities that were asked for, each with its argument. */
    public List<String> replay(WorkflowExecutionHistory history) throws Exception {
        asked.clear();
        WorkflowReplayer.replayWorkflowExecution(history, worker);
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        environment.close();
    }

    /** Returns the activities that a history has, each with its argument. */
    public static List<String> scheduled(WorkflowExecutionHistory history) {
        return history.getEvents().stream()
                .filter(event -> event.hasActivityTaskScheduledEventAttributes())
                .map(event -> event.getActivityTaskScheduledEventAttributes())
                .map(event -> event.getActivityType().getName() + " "
                        + event.getInput().getPayloads(0).getData().toStringUtf8())
                .toList();
    }

    private final class Listening extends WorkerInterceptorBase {
        @Override
        public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
            return new WorkflowInboundCallsInterceptorBase(next) {
                @Override
                public void init(WorkflowOutboundCallsInterceptor outbound) {
                    next.init(new WorkflowOutboundCallsInterceptorBase(outbound) {
                        @Override
                        public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
                            asked.add(input.getActivityName() + " "
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
