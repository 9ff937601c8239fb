package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import helloworld.HelloWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import large.Large;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a bucket that are killed, or whose network fails, leave nothing wrong, and go on. */
@NeedsS3Server
final class InterruptedRunsIT {
    private static final boolean FULL = Boolean.getBoolean("full");
    private static final int KILLS = FULL ? 40 : 3;
    private static final int BAD_NETWORKS = FULL ? 30 : 3;
    private static final int MOST_RESUMES = 20;
    private static final int MEBIBYTES = 64;

    @TempDir
    private Path folder;

    private S3Server server;

    @BeforeEach
    void startServer() throws Exception {
        server = S3Server.shared();
    }

    @Test
    void killWhileALargeValueIsSentLeavesTheStoreSound() throws Exception {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        Map<String, String> expected = Command.digests(run(
                        Large.class,
                        "run",
                        "--store",
                        folder.resolve("store").toString(),
                        "--param",
                        "mebibytes=" + MEBIBYTES,
                        "--json")
                .succeeded()
                .json());
        int abandoned = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            String bucket = server.bucket(kill % 2 == 1);
            String store = server.uri(bucket, "results");
            int delay = random.nextInt(400);
            try (Command running = Command.start(
                    folder,
                    List.of(),
                    server.environment(),
                    Large.class,
                    "run",
                    "--run",
                    "killed",
                    "--store",
                    store,
                    "--param",
                    "mebibytes=" + MEBIBYTES)) {
                awaitUpload(bucket, running);
                Thread.sleep(delay);
                running.kill();
            }
            int left = uploads(bucket);
            abandoned += left;
            String what = "kill " + kill + " after " + delay + " ms of the upload, seed " + seed;
            assertThat(run(Large.class, "store", "check", "--store", store).out())
                    .as(what)
                    .contains("all is well");

            JsonNode resumed = run(Large.class, "run", "--resume", "killed", "--store", store, "--json")
                    .succeeded()
                    .json();

            assertThat(Command.digests(resumed)).as(what).isEqualTo(expected);
            assertThat(run(Large.class, "store", "check", "--store", store).out())
                    .as(what)
                    .contains("all is well");
        }
        System.out.println("kills on S3: seed " + seed + ", " + KILLS + " in mid-upload, " + abandoned
                + " unfinished uploads left to the bucket's lifecycle rule");
    }

    private void awaitUpload(String bucket, Command running) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (uploads(bucket) == 0 && running.isAlive()) {
            assertThat(System.nanoTime()).as("an upload begins").isLessThan(end);
            Thread.sleep(5);
        }
    }

    private int uploads(String bucket) {
        return server.client()
                .listMultipartUploads(request -> request.bucket(bucket))
                .uploads()
                .size();
    }

    @Test
    void runThroughABadNetworkEndsWithTheSameDigests() throws Exception {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        Map<String, String> expected = Command.digests(
                run(HelloWorld.class, "run", "--store", folder.resolve("store").toString(), "--json")
                        .succeeded()
                        .json());
        for (int round = 0; round < BAD_NETWORKS; round++) {
            String bucket = server.bucket(round % 2 == 1);
            int percent = 10 + random.nextInt(30);
            int resumes = 0;
            try (FaultProxy proxy = new FaultProxy(server.port(), 0, line -> fault(random, percent))) {
                String store = "s3://" + bucket + "?endpoint=" + proxy.endpoint();
                Command.Result result = run(HelloWorld.class, "run", "--run", "bad", "--store", store, "--json");
                while (result.exitCode() != 0) {
                    assertThat(result.exitCode())
                            .as(result.out() + result.err())
                            .isEqualTo(1);
                    assertThat(resumes).as("seed " + seed).isLessThan(MOST_RESUMES);
                    resumes++;
                    // Before the first record is written, there is nothing to resume.
                    boolean isBegun = Files.exists(server.file(bucket, "runs/hello_world/bad/run.json"));
                    result = run(
                            HelloWorld.class, "run", isBegun ? "--resume" : "--run", "bad", "--store", store, "--json");
                }
                assertThat(Command.digests(result.json())).as("seed " + seed).isEqualTo(expected);
                System.out.println("bad network to S3: seed " + seed + ", faults in " + percent + " of 100 requests, "
                        + resumes + " resumes, " + new TreeMap<>(proxy.counts()));
            }
            assertThat(run(HelloWorld.class, "store", "check", "--store", server.uri(bucket, ""))
                            .out())
                    .as("seed " + seed)
                    .contains("all is well");
        }
    }

    private static Fault fault(Random random, int percent) {
        synchronized (random) {
            Fault[] all = Fault.values();
            Fault chosen = all[random.nextInt(all.length)];
            boolean isNone =
                    random.nextInt(100) >= percent || chosen == Fault.DONE_BUT_LATE || chosen == Fault.CONFLICT_409;
            return isNone ? Fault.NONE : chosen;
        }
    }

    private Command.Result run(Class<?> program, String... words) throws Exception {
        return Command.run(folder, server, program, words);
    }
}
