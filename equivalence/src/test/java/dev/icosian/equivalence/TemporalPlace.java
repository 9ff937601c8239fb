package dev.icosian.equivalence;

import dev.icosian.temporal.WorkerHere;
import dev.icosian.temporal.internal.connect.Connection;
import expected.StoredRun;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Temporal server, and a worker in this process. */
public final class TemporalPlace implements Place {
    private static final long PATIENCE_MINUTES = 5;

    private final String name;
    private final List<Subject> subjects;
    private final WorkerHere worker;

    /** Starts a worker of these subjects. */
    public TemporalPlace(String name, Connection connection, Path folder, List<Subject> subjects) {
        this.name = name;
        this.subjects = List.copyOf(subjects);
        Map<String, Object> resources = new HashMap<>();
        subjects.forEach(subject -> resources.putAll(subject.resources()));
        this.worker = new WorkerHere(
                connection,
                folder.resolve(name.replace(' ', '-')),
                subjects.stream().map(Subject::pipeline).toList(),
                resources);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean takes(Subject subject) {
        return subjects.contains(subject);
    }

    @Override
    public StoredRun run(Subject subject) throws Exception {
        worker.start(subject.pipeline(), RUN, subject.params(), input -> input)
                .getResult(PATIENCE_MINUTES, TimeUnit.MINUTES, Void.class);
        return StoredRun.read(worker.store(), subject.name(), RUN);
    }

    @Override
    public void close() {
        worker.close();
    }
}
