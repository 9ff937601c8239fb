package dev.icosian.equivalence;

import dev.icosian.ArtifactStore;
import dev.icosian.materializers.internal.s3.Command;
import expected.StoredRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Temporal server, with the worker and the submission of a program in processes of their own. */
public final class TemporalProcessPlace implements Place {
    private final Path folder;
    private final Program program;
    private final Map<String, String> server;
    private final Command worker;

    /** Starts the worker of a program. */
    public TemporalProcessPlace(Path folder, Program program, Map<String, String> server) throws IOException {
        this.folder = folder;
        this.program = program;
        this.server = server;
        this.worker = program.start(folder, server, List.of("worker", "--store", store()));
    }

    private String store() {
        return folder.resolve("temporal-processes").toUri().toString();
    }

    @Override
    public String name() {
        return "Temporal";
    }

    @Override
    public boolean takes(Subject subject) {
        return subject.program().equals(program);
    }

    @Override
    public StoredRun run(Subject subject) throws Exception {
        if (!worker.isAlive()) {
            throw new AssertionError("the worker has ended: " + worker.await());
        }
        List<String> words = List.of(
                "run",
                "--on",
                "temporal",
                "--shared-files",
                "--run",
                RUN,
                "--store",
                store(),
                "--pipeline",
                subject.name(),
                "--params",
                subject.writeParams(folder).toString());
        program.run(folder, server, words).succeeded();
        try (ArtifactStore open = ArtifactStore.at(store())) {
            return StoredRun.read(open, subject.name(), RUN);
        }
    }

    @Override
    public void close() {
        worker.close();
    }
}
