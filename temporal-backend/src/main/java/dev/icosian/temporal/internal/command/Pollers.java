package dev.icosian.temporal.internal.command;

import dev.icosian.compiler.CompiledStep;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.connect.Submission;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** Whether anybody polls the queues of a run: without a worker nothing happens, and nothing says so. */
final class Pollers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private Pollers() {}

    /** Waits up to ten seconds for workers, and says which queues have none, and which command starts one. */
    static void warn(Connection connection, Submission submission, PrintStream err) {
        Set<String> queues = Requested.queues(submission.compilation(), submission.queue());
        long end = System.nanoTime() + PATIENCE.toNanos();
        Set<String> missing = missing(connection, submission, queues);
        while (!missing.isEmpty() && System.nanoTime() < end) {
            try {
                Thread.sleep(INTERVAL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            missing = missing(connection, submission, missing);
        }
        for (String queue : missing) {
            say(submission, queue, err);
        }
    }

    static void say(Submission submission, String queue, PrintStream err) {
        String own = Submission.queue(submission.pipeline()).equals(queue) ? "" : " --queue " + queue;
        err.println(
                "warning: no worker polls queue " + queue + ", so the run waits; start one with\n  worker --pipeline "
                        + submission.pipeline() + " --store " + submission.store() + own);
    }

    /** Returns those of the queues that nobody polls, as far as the server says. */
    static Set<String> missing(Connection connection, Submission submission, Set<String> queues) {
        Set<String> missing = new TreeSet<>();
        for (String queue : queues) {
            boolean needsActivities = queue.equals(submission.queue())
                    || submission.compilation().steps().stream().anyMatch(step -> isOn(step, queue));
            boolean isPolled = !needsActivities || isPolled(connection, queue, TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY);
            boolean isDecided = !queue.equals(submission.queue())
                    || isPolled(connection, queue, TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW);
            if (!isPolled || !isDecided) {
                missing.add(queue);
            }
        }
        return missing;
    }

    private static boolean isOn(CompiledStep step, String queue) {
        return queue.equals(step.plan().policy().queue());
    }

    private static boolean isPolled(Connection connection, String queue, TaskQueueType type) {
        DescribeTaskQueueRequest request = DescribeTaskQueueRequest.newBuilder()
                .setNamespace(connection.client().getOptions().getNamespace())
                .setTaskQueue(TaskQueue.newBuilder().setName(queue))
                .setTaskQueueType(type)
                .build();
        try {
            return connection
                            .client()
                            .getWorkflowServiceStubs()
                            .blockingStub()
                            .describeTaskQueue(request)
                            .getPollersCount()
                    > 0;
        } catch (StatusRuntimeException e) {
            return true;
        }
    }
}
