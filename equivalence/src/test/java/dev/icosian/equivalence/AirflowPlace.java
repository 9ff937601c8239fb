package dev.icosian.equivalence;

import dev.icosian.ArtifactStore;
import dev.icosian.airflow.server.Command;
import dev.icosian.airflow.server.Home;
import dev.icosian.airflow.server.Installation;
import dev.icosian.airflow.server.ProgramJar;
import expected.StoredRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The newest Airflow 3: the exported files of a program, by {@code airflow dags test}, whose tasks are {@code step}
 * processes. It is slow, and so begins with all of them at once, each after the other.
 */
public final class AirflowPlace implements Place {
    private static final long PATIENCE_MINUTES = 10;

    private final Path store;
    private final Home home;
    private final Map<String, CompletableFuture<StoredRun>> runs = new TreeMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    /** Begins with all runs of subjects that one program has. */
    public AirflowPlace(Path folder, Program program, List<Subject> subjects) throws Exception {
        this.store = folder.resolve("airflow-store");
        Installation installation = Installation.newest(3);
        this.home = Home.at(folder.resolve("airflow"), installation).with(Map.of("ICOSIAN_HOME", folder.toString()));
        for (Subject subject : subjects) {
            runs.put(subject.name(), new CompletableFuture<>());
        }
        ProgramJar jar =
                ProgramJar.write(folder, program.main(), Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C.UTF-8"));
        thread.execute(() -> runAll(jar, subjects));
    }

    private void runAll(ProgramJar jar, List<Subject> subjects) {
        try {
            home.migrate();
            jar.run(
                            "airflow",
                            "export",
                            "--out",
                            home.dags().toString(),
                            "--airflow",
                            "3",
                            "--store",
                            store.toString(),
                            "--jar",
                            jar.file().toString())
                    .text();
        } catch (Exception | AssertionError e) {
            runs.values().forEach(run -> run.completeExceptionally(e));
            return;
        }
        for (Subject subject : subjects) {
            CompletableFuture<StoredRun> run = runs.get(subject.name());
            try {
                run.complete(inAirflow(subject));
            } catch (Exception | AssertionError e) {
                run.completeExceptionally(e);
            }
        }
    }

    private StoredRun inAirflow(Subject subject) throws Exception {
        Command.Done done = home.airflow("dags", "test", subject.name(), "-c", subject.paramsJson());
        if (done.exit() != 0) {
            throw new AssertionError(done.out() + done.err());
        }
        try (ArtifactStore open = ArtifactStore.at(store.toUri().toString())) {
            return StoredRun.onlyOne(open, subject.name());
        } catch (IOException | AssertionError e) {
            throw new AssertionError(done.out() + done.err(), e);
        }
    }

    @Override
    public String name() {
        return "Airflow " + home.installation().name();
    }

    @Override
    public boolean takes(Subject subject) {
        return runs.containsKey(subject.name());
    }

    @Override
    public StoredRun run(Subject subject) throws Exception {
        return runs.get(subject.name()).get(PATIENCE_MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
