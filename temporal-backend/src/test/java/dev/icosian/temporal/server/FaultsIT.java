package dev.icosian.temporal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.temporal.CommandLine.Done;
import dev.icosian.temporal.Digests;
import dev.icosian.temporal.program.Shapes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that are stopped, wake up late or change: the run ends with the right digests, committed once. */
final class FaultsIT {
    @TempDir
    private Path folder;

    private Watched runs;

    @BeforeEach
    void watch() {
        runs = new Watched(folder);
    }

    @Test
    void stepsThatDoNotEndInTheGracePeriodAreMadeElsewhere() throws Exception {
        RealServer server = RealServer.shared();
        Path gate = folder.resolve("gate");
        String rules = "n1 awaits " + gate;
        try (Forked first = Forked.worker(server, runs.home("t"), "chain_3_faults", "--grace", "1")) {
            runs.submit(server, "chain_3_faults", "t", rules);
            runs.awaitStarted("t", "n1");
            first.signal("TERM");
            assertThat(first.awaitExit()).isEqualTo(143);
        }
        Files.createFile(gate);
        try (Forked second = Forked.worker(server, runs.home("t"), "chain_3_faults")) {
            runs.awaitState(server, "chain_3_faults", "t", "completed");
            assertThat(second.isAlive()).isTrue();
        }
        runs.assertRight("chain_3_faults", "t");
    }

    @Test
    void stoppedWorkerThatWakesUpLateLoses() throws Exception {
        RealServer server = RealServer.shared();
        Path gate = folder.resolve("gate");
        String rules = "n1 awaits " + gate;
        try (Forked zombie = Forked.worker(server, runs.home("z"), "chain_3_faults")) {
            runs.submit(server, "chain_3_faults", "z", rules);
            runs.awaitStarted("z", "n1");
            zombie.signal("STOP");
            try (Forked second = Forked.worker(server, runs.home("z"), "chain_3_faults")) {
                Files.createFile(gate);
                runs.awaitState(server, "chain_3_faults", "z", "completed");
                assertThat(second.isAlive()).isTrue();
                zombie.signal("CONT");
                zombie.signal("TERM");
                zombie.awaitExit();
            }
        }
        runs.assertRight("chain_3_faults", "z");
        assertThat(runs.log("z").stream().filter("n1"::equals).count()).isEqualTo(2);
    }

    @Test
    void pauseHoldsOverARestartOfServerAndWorker() throws Exception {
        Path gate = folder.resolve("gate");
        String rules = "n0 awaits " + gate;
        try (RealServer server = RealServer.withFile(folder.resolve("temporal.db"))) {
            Forked first = Forked.worker(server, runs.home("p"), "chain_3_faults");
            runs.submit(server, "chain_3_faults", "p", rules);
            runs.awaitStarted("p", "n0");
            assertThat(runs.program(server, "chain_3_faults")
                            .run("pause", "--run", "p")
                            .exit())
                    .isZero();
            first.kill();
            server.kill();
            server.restart();
            Files.createFile(gate);
            try (Forked second = Forked.worker(server, runs.home("p"), "chain_3_faults")) {
                runs.awaitState(server, "chain_3_faults", "p", "paused");
                Thread.sleep(1_000);
                assertThat(runs.log("p")).doesNotContain("n1");
                runs.program(server, "chain_3_faults").run("unpause", "--run", "p");
                runs.awaitState(server, "chain_3_faults", "p", "completed");
                assertThat(second.isAlive()).isTrue();
            }
            runs.assertRight("chain_3_faults", "p");
        }
    }

    @Test
    void runThatFailedHereGoesOnLocallyAndTheOtherWayRound() throws Exception {
        RealServer server = RealServer.shared();
        Path flag = folder.resolve("flag");
        String once = "n2 awaits " + flag;
        try (Forked worker = Forked.worker(server, runs.home("here"), "chain_4_faults")) {
            runs.submit(server, "chain_4_faults", "here", once);
            runs.awaitStarted("here", "n2");
            runs.program(server, "chain_4_faults").run("cancel", "--run", "here");
            runs.awaitState(server, "chain_4_faults", "here", "canceled");
            Files.createFile(flag);
            Done local = runs.program(server, "chain_4_faults")
                    .run("run", "--store", runs.store("here"), "--resume", "here");
            assertThat(local.exit()).as(local.err()).isZero();
            assertThat(local.err()).contains("n1: reused").contains("n2: computed");
            runs.assertRight("chain_4_faults", "here");

            Path broken = folder.resolve("broken");
            String twice = "n2 failsOnce " + broken + ",n2 failsOnce " + broken + "2,n2 failsOnce " + broken + "3";
            Done failed = runs.program(server, "chain_4_faults")
                    .run(
                            "run",
                            "--store",
                            runs.store("here"),
                            "--run",
                            "there",
                            "--param",
                            "rules=" + twice,
                            "--param",
                            "log=" + folder.resolve("there.log"));
            assertThat(failed.exit()).isEqualTo(1);
            Done resumed = runs.program(server, "chain_4_faults")
                    .run("submit", "--store", runs.store("here"), "--shared-files", "--resume", "there", "--wait");
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
        try (Forked before = Forked.worker(server, runs.home("re"), "chain_3_faults", "--grace", "1")) {
            runs.submit(server, "chain_3_faults", "re", rules);
            runs.awaitStarted("re", "n1");
            before.signal("TERM");
            before.awaitExit();
        }
        Files.createFile(gate);
        try (Forked after = Forked.start(
                server, runs.home("re"), changed, "chain_3_faults", "worker", "--store", runs.store("re"))) {
            after.awaitOutput("worker of ");
            runs.awaitState(server, "chain_3_faults", "re", "completed");
            // The plan is of the same shape, so the run goes on with what the new code computes.
            assertThat(after.output()).contains("re n1: computed").contains("re n2: computed");
        }
        assertThat(Digests.stored(runs.home("re").resolve("store"), "chain_3_faults", "re"))
                .containsOnlyKeys("n0", "n1", "n2")
                .isNotEqualTo(Digests.local(Shapes.named("chain_3_faults"), Map.of()));
    }

    @Test
    void cancelledStepGivesBackWhatItHoldsAndLeavesNoPin() throws Exception {
        RealServer server = RealServer.shared();
        String shape = "careful_worked_faults";
        try (Forked worker = Forked.worker(server, runs.home("c"), shape)) {
            Done done = runs.program(server, shape)
                    .run(
                            "submit",
                            "--store",
                            runs.store("c"),
                            "--shared-files",
                            "--run",
                            "c",
                            "--param",
                            "log=" + folder.resolve("c.log"));
            assertThat(done.exit()).as(done.err()).isZero();
            runs.awaitStarted("c", "opened");
            runs.awaitLines("c", 2);
            Path scratch = Path.of(runs.log("c").get(1).substring("scratch ".length()));
            assertThat(scratch.resolve("half-done")).exists();
            runs.program(server, shape).run("cancel", "--run", "c");
            runs.awaitState(server, shape, "c", "canceled");
            // The run ends when its steps have ended, and they have cleaned up by then.
            assertThat(runs.log("c")).containsExactly("opened", "scratch " + scratch, "closed");
            assertThat(scratch).doesNotExist();
            assertThat(Digests.stored(runs.home("c").resolve("store"), shape, "c"))
                    .isEmpty();
            assertThat(worker.isAlive()).isTrue();
        }
    }
}
