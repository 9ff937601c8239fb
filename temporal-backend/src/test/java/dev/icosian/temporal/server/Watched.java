package dev.icosian.temporal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.temporal.CommandLine;
import dev.icosian.temporal.CommandLine.Done;
import dev.icosian.temporal.Digests;
import dev.icosian.temporal.program.Shapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs while something happens to them. */
final class Watched {
    private final Path folder;

    /** Takes the folder of their stores and logs. */
    Watched(Path folder) {
        this.folder = folder;
    }

    CommandLine program(RealServer server, String shape) {
        return new CommandLine(Shapes.named(shape), folder, server.environment());
    }

    /** Each run has a store of its own, so that what is in it is the run's. */
    Path home(String run) throws IOException {
        return Files.createDirectories(folder.resolve(run));
    }

    String store(String run) throws IOException {
        return home(run).resolve("store").toString();
    }

    void submit(RealServer server, String shape, String run, String rules) throws IOException {
        submit(server, shape, run, run, 1, rules);
    }

    /** As {@link #submit(RealServer, String, String, String)}, in the store that several runs have. */
    void submit(RealServer server, String shape, String home, String run, int seed, String rules) throws IOException {
        Done done = program(server, shape)
                .run(
                        "submit",
                        "--store",
                        store(home),
                        "--shared-files",
                        "--run",
                        run,
                        "--param",
                        "seed=" + seed,
                        "--param",
                        "rules=" + rules,
                        "--param",
                        "log=" + folder.resolve(run + ".log"));
        assertThat(done.exit()).as(done.err()).isZero();
    }

    void awaitState(RealServer server, String shape, String run, String state) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        String last;
        do {
            Thread.sleep(200);
            last = program(server, shape).run("status", "--run", run).out();
            assertThat(System.nanoTime()).as("awaiting " + state + ": " + last).isLessThan(end);
        } while (!last.startsWith("run " + run + ": " + state));
    }

    List<String> log(String run) throws Exception {
        Path log = folder.resolve(run + ".log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    void awaitStarted(String run, String node) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!log(run).contains(node)) {
            assertThat(System.nanoTime())
                    .as("awaiting " + node + " of " + log(run))
                    .isLessThan(end);
            Thread.sleep(20);
        }
    }

    void awaitLines(String run, int count) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (log(run).size() < count) {
            assertThat(System.nanoTime()).as("awaiting lines after " + log(run)).isLessThan(end);
            Thread.sleep(20);
        }
    }

    /** The digests are right, and of every step there is one manifest. */
    void assertRight(String shape, String run) throws Exception {
        assertRight(shape, run, run, 1, 1);
    }

    /**
     * The digests are right, and of every step there are as many manifests as there were runs.
     *
     * @param runs with different seeds, in the one store
     */
    void assertRight(String shape, String home, String run, int seed, int runs) throws Exception {
        // What the nodes yield does not depend on when they do.
        Map<String, String> expected = Digests.local(Shapes.named(shape), Map.of("seed", seed));
        assertThat(Digests.stored(home(home).resolve("store"), shape, run)).isEqualTo(expected);
        try (ArtifactStore store =
                ArtifactStore.at(home(home).resolve("store").toUri().toString())) {
            for (String step : expected.keySet()) {
                try (Stream<ArtifactStore.Entry> manifests = store.list(Layout.manifests(shape, step))) {
                    assertThat(manifests.count()).as("results of " + step).isEqualTo(runs);
                }
            }
        }
    }
}
