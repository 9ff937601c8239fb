package dev.icosian.temporal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.temporal.internal.connect.Connection;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed, the run ends with the digests of an undisturbed one, and nothing is committed twice. */
final class KillsIT {
    private static final int KILLS = Boolean.getBoolean("full") ? 20 : 2;
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int STEPS = 8;
    private static final String RULES = "all sleeps 150";
    /** A workflow task that nobody ends is given to another worker after ten seconds, a step after two. */
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    /** Something that can be killed in the middle of a run, and put up again. */
    private interface Victim {
        void kill() throws Exception;

        void replace() throws Exception;
    }

    private void killInEachRun(RealServer server, String shape, String what, Victim victim, int atMost)
            throws Exception {
        Watched runs = new Watched(folder);
        SplittableRandom random = new SplittableRandom(SEED + shape.hashCode());
        try (Connection connection = server.connect()) {
            for (int i = 0; i < KILLS; i++) {
                String run = shape + i;
                runs.submit(server, shape, shape, run, i, RULES);
                String node = "n" + random.nextInt(STEPS - 1);
                int later = random.nextInt(150);
                runs.awaitStarted(run, node);
                Thread.sleep(later);
                victim.kill();
                String when = "kill -9 of " + what + ", " + later + " ms after the start of " + node + " (seed " + SEED
                        + ", run " + run + ")";
                System.out.println(when);
                victim.replace();
                connection
                        .client()
                        .newUntypedWorkflowStub(shape + "/" + run)
                        .getResult(PATIENCE_SECONDS, TimeUnit.SECONDS, Void.class);
                runs.assertRight(shape, shape, run, i, i + 1);
                assertThat(runs.log(run)).as(when).hasSizeBetween(STEPS, atMost);
            }
        }
    }

    /** A worker process of some queues, which is killed and started again. */
    private final class Worker implements Victim, AutoCloseable {
        private final RealServer server;
        private final String shape;
        private final String[] queue;
        private Forked process;

        Worker(RealServer server, String shape, String... queue) throws Exception {
            this.server = server;
            this.shape = shape;
            this.queue = queue;
            this.process = start();
        }

        private Forked start() throws Exception {
            return Forked.worker(server, new Watched(folder).home(shape), shape, queue);
        }

        @Override
        public void kill() throws Exception {
            process.kill();
        }

        @Override
        public void replace() throws Exception {
            process = start();
        }

        boolean isAlive() {
            return process.isAlive();
        }

        @Override
        public void close() {
            process.close();
        }
    }

    @Test
    void killedWorkerOfSteps() throws Exception {
        RealServer server = RealServer.shared();
        String shape = "relay_8_steps";
        try (Worker interpreter = new Worker(server, shape);
                Worker steps = new Worker(server, shape, "--queue", shape + "-steps")) {
            // One step was under way when its worker was killed, at most.
            killInEachRun(server, shape, "the worker that makes the steps", steps, STEPS + 1);
            assertThat(interpreter.isAlive()).isTrue();
        }
    }

    @Test
    void killedWorkerOfTheWorkflow() throws Exception {
        RealServer server = RealServer.shared();
        String shape = "relay_8_flow";
        try (Worker interpreter = new Worker(server, shape);
                Worker steps = new Worker(server, shape, "--queue", shape + "-steps")) {
            // Steps are made elsewhere, and go on.
            killInEachRun(server, shape, "the worker that interprets the plan", interpreter, STEPS);
            assertThat(steps.isAlive()).isTrue();
        }
    }

    @Test
    void killedWorkerOfBoth() throws Exception {
        RealServer server = RealServer.shared();
        String shape = "chain_8_both";
        try (Worker only = new Worker(server, shape)) {
            killInEachRun(server, shape, "the only worker", only, STEPS + 1);
        }
    }

    @Test
    void killedServerWithItsStateInAFile() throws Exception {
        String shape = "chain_8_server";
        try (RealServer server = RealServer.withFile(folder.resolve("temporal.db"));
                Worker worker = new Worker(server, shape)) {
            Victim victim = new Victim() {
                @Override
                public void kill() throws Exception {
                    server.kill();
                }

                @Override
                public void replace() throws Exception {
                    server.restart();
                }
            };
            // What ended while there was no server counts as lost, and is made again: from the store.
            killInEachRun(server, shape, "the server", victim, STEPS + 1);
            assertThat(worker.isAlive()).isTrue();
        }
    }
}
