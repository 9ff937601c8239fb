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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed, the run ends with the digests of an undisturbed one, and nothing is committed twice. */
final class FaultsIT {
    private static final int KILLS = Boolean.getBoolean("full") ? 20 : 2;
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    @TempDir
    private Path folder;

    private CommandLine program(RealServer server, String shape) {
        return new CommandLine(Shapes.named(shape), folder, server.environment());
    }

    /** Each run has a store of its own, so that what is in it is the run's. */
    private Path home(String run) throws IOException {
        return Files.createDirectories(folder.resolve(run));
    }

    private String store(String run) throws IOException {
        return home(run).resolve("store").toString();
    }

    private void submit(RealServer server, String shape, String run, String rules) throws IOException {
        Done done = program(server, shape)
                .run(
                        "submit",
                        "--store",
                        store(run),
                        "--shared-files",
                        "--run",
                        run,
                        "--param",
                        "rules=" + rules,
                        "--param",
                        "log=" + folder.resolve(run + ".log"));
        assertThat(done.exit()).as(done.err()).isZero();
    }

    private void awaitState(RealServer server, String shape, String run, String state) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        String last;
        do {
            Thread.sleep(200);
            last = program(server, shape).run("status", "--run", run).out();
            assertThat(System.nanoTime()).as("awaiting " + state + ": " + last).isLessThan(end);
        } while (!last.startsWith("run " + run + ": " + state));
    }

    private List<String> log(String run) throws Exception {
        Path log = folder.resolve(run + ".log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    private void awaitStarted(String run, String node) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!log(run).contains(node)) {
            assertThat(System.nanoTime())
                    .as("awaiting " + node + " of " + log(run))
                    .isLessThan(end);
            Thread.sleep(20);
        }
    }

    /** The digests are right, and of every step there is one manifest. */
    private void assertRight(String shape, String run) throws Exception {
        // What the nodes yield does not depend on when they do.
        Map<String, String> expected = Digests.local(Shapes.named(shape), Map.of());
        assertThat(Digests.stored(home(run).resolve("store"), shape, run))
                .as("seed " + SEED)
                .isEqualTo(expected);
        try (ArtifactStore store =
                ArtifactStore.at(home(run).resolve("store").toUri().toString())) {
            for (String step : expected.keySet()) {
                try (Stream<ArtifactStore.Entry> manifests = store.list(Layout.manifests(shape, step))) {
                    assertThat(manifests.count()).as("results of " + step).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void killedActivityWorker() throws Exception {
        RealServer server = RealServer.shared();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < KILLS; i++) {
            String run = "aw" + i;
            String rules = "all sleeps 150";
            Forked first = Forked.worker(server, home(run), "chain_8");
            submit(server, "chain_8", run, rules);
            awaitStarted(run, "n" + (1 + random.nextInt(5)));
            first.kill();
            try (Forked second = Forked.worker(server, home(run), "chain_8")) {
                awaitState(server, "chain_8", run, "completed");
                assertThat(second.isAlive()).isTrue();
            }
            assertRight("chain_8", run);
            // One step was under way when its worker was killed, at most.
            assertThat(log(run)).as("seed " + SEED).hasSizeBetween(8, 9);
        }
    }

    @Test
    void killedServerWithItsStateInAFile() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        try (RealServer server = RealServer.withFile(folder.resolve("temporal.db"))) {
            for (int i = 0; i < KILLS; i++) {
                String run = "s" + i;
                try (Forked worker = Forked.worker(server, home(run), "chain_8")) {
                    submit(server, "chain_8", run, "all sleeps 200");
                    awaitStarted(run, "n" + (1 + random.nextInt(5)));
                    server.kill();
                    server.restart();
                    awaitState(server, "chain_8", run, "completed");
                    assertRight("chain_8", run);
                    assertThat(worker.isAlive()).isTrue();
                }
            }
        }
    }

    @Test
    void stepsThatDoNotEndInTheGracePeriodAreMadeElsewhere() throws Exception {
        RealServer server = RealServer.shared();
        Path gate = folder.resolve("gate");
        String rules = "n1 awaits " + gate;
        try (Forked first = Forked.worker(server, home("t"), "chain_3", "--grace", "1")) {
            submit(server, "chain_3", "t", rules);
            awaitStarted("t", "n1");
            first.signal("TERM");
            assertThat(first.awaitExit()).isEqualTo(143);
        }
        Files.createFile(gate);
        try (Forked second = Forked.worker(server, home("t"), "chain_3")) {
            awaitState(server, "chain_3", "t", "completed");
            assertThat(second.isAlive()).isTrue();
        }
        assertRight("chain_3", "t");
    }

    @Test
    void stoppedWorkerThatWakesUpLateLoses() throws Exception {
        RealServer server = RealServer.shared();
        Path gate = folder.resolve("gate");
        String rules = "n1 awaits " + gate;
        try (Forked zombie = Forked.worker(server, home("z"), "chain_3")) {
            submit(server, "chain_3", "z", rules);
            awaitStarted("z", "n1");
            zombie.signal("STOP");
            try (Forked second = Forked.worker(server, home("z"), "chain_3")) {
                Files.createFile(gate);
                awaitState(server, "chain_3", "z", "completed");
                assertThat(second.isAlive()).isTrue();
                zombie.signal("CONT");
                zombie.signal("TERM");
                zombie.awaitExit();
            }
        }
        assertRight("chain_3", "z");
        assertThat(log("z").stream().filter("n1"::equals).count()).isEqualTo(2);
    }

    @Test
    void pauseHoldsOverARestartOfServerAndWorker() throws Exception {
        Path gate = folder.resolve("gate");
        String rules = "n0 awaits " + gate;
        try (RealServer server = RealServer.withFile(folder.resolve("temporal.db"))) {
            Forked first = Forked.worker(server, home("p"), "chain_3");
            submit(server, "chain_3", "p", rules);
            awaitStarted("p", "n0");
            assertThat(program(server, "chain_3").run("pause", "--run", "p").exit())
                    .isZero();
            first.kill();
            server.kill();
            server.restart();
            Files.createFile(gate);
            try (Forked second = Forked.worker(server, home("p"), "chain_3")) {
                awaitState(server, "chain_3", "p", "paused");
                Thread.sleep(1_000);
                assertThat(log("p")).doesNotContain("n1");
                program(server, "chain_3").run("unpause", "--run", "p");
                awaitState(server, "chain_3", "p", "completed");
                assertThat(second.isAlive()).isTrue();
            }
            assertRight("chain_3", "p");
        }
    }

    @Test
    void runThatFailedHereGoesOnLocallyAndTheOtherWayRound() throws Exception {
        RealServer server = RealServer.shared();
        Path flag = folder.resolve("flag");
        String once = "n2 awaits " + flag;
        try (Forked worker = Forked.worker(server, home("here"), "chain_4")) {
            submit(server, "chain_4", "here", once);
            awaitStarted("here", "n2");
            program(server, "chain_4").run("cancel", "--run", "here");
            awaitState(server, "chain_4", "here", "canceled");
            Files.createFile(flag);
            Done local = program(server, "chain_4").run("run", "--store", store("here"), "--resume", "here");
            assertThat(local.exit()).as(local.err()).isZero();
            assertThat(local.err()).contains("n1: reused").contains("n2: computed");
            assertRight("chain_4", "here");

            Path broken = folder.resolve("broken");
            String twice = "n2 failsOnce " + broken + ",n2 failsOnce " + broken + "2,n2 failsOnce " + broken + "3";
            Done failed = program(server, "chain_4")
                    .run(
                            "run",
                            "--store",
                            store("here"),
                            "--run",
                            "there",
                            "--param",
                            "rules=" + twice,
                            "--param",
                            "log=" + folder.resolve("there.log"));
            assertThat(failed.exit()).isEqualTo(1);
            Done resumed = program(server, "chain_4")
                    .run("submit", "--store", store("here"), "--shared-files", "--resume", "there", "--wait");
            assertThat(resumed.exit()).as(resumed.err()).isZero();
            assertThat(resumed.err()).contains("n1: reused").contains("n2: computed");
            assertThat(worker.isAlive()).isTrue();
        }
    }

    @Test
    void redeployWithOtherCodeInTheMiddleOfARun() throws Exception {
        RealServer server = RealServer.shared();
        Path gate = folder.resolve("gate");
        String rules = "n1 awaits " + gate;
        List<Path> changed = new ArrayList<>(List.of(ChangedCode.compile(folder.resolve("changed"))));
        try (Forked before = Forked.worker(server, home("re"), "chain_3", "--grace", "1")) {
            submit(server, "chain_3", "re", rules);
            awaitStarted("re", "n1");
            before.signal("TERM");
            before.awaitExit();
        }
        Files.createFile(gate);
        try (Forked after = Forked.start(server, home("re"), changed, "chain_3", "worker", "--store", store("re"))) {
            after.awaitOutput("worker of ");
            awaitState(server, "chain_3", "re", "completed");
            // The plan is of the same shape, so the run goes on with what the new code computes.
            assertThat(after.output()).contains("re n1: computed").contains("re n2: computed");
        }
        assertThat(Digests.stored(home("re").resolve("store"), "chain_3", "re"))
                .containsOnlyKeys("n0", "n1", "n2")
                .isNotEqualTo(Digests.local(Shapes.named("chain_3"), Map.of()));
    }
}
