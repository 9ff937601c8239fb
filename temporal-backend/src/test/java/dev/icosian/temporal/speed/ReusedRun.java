package dev.icosian.temporal.speed;

import dev.icosian.Pipeline;
import dev.icosian.temporal.WorkerHere;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.program.Shapes;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A run all of whose steps another one has computed.
 *
 * @param first seconds of the run that computes
 * @param second seconds of the run that reuses
 * @param activities how many the second one has scheduled
 */
record ReusedRun(double first, double second, long activities) {
    /** One that looks for the results. */
    static final int LIMIT = 1;

    /** Runs a shape twice; the connection is closed at the end. */
    static ReusedRun measure(Connection connection, Path folder, String shape) throws Exception {
        Pipeline pipeline = Shapes.named(shape);
        try (WorkerHere worker = new WorkerHere(connection, folder.resolve(shape + "-reused"), List.of(pipeline))) {
            long start = System.nanoTime();
            run(worker, pipeline, "first");
            long between = System.nanoTime();
            WorkflowStub second = run(worker, pipeline, "second");
            long end = System.nanoTime();
            long activities = worker.executions(second).stream()
                    .mapToLong(events -> WorkerHere.count(events, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED))
                    .sum();
            return new ReusedRun((between - start) / 1e9, (end - between) / 1e9, activities);
        }
    }

    private static WorkflowStub run(WorkerHere worker, Pipeline pipeline, String run) throws Exception {
        WorkflowStub stub = worker.start(pipeline, run, Map.of("seed", 1), input -> input);
        stub.getResult(10, TimeUnit.MINUTES, Void.class);
        return stub;
    }

    /** Returns the line of the table. */
    String row(String what) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f s | the run that computes: %.2f s | %d activity scheduled | at most %d | %s |",
                what,
                second,
                first,
                activities,
                LIMIT,
                activities <= LIMIT ? "yes" : "**no**");
    }
}
