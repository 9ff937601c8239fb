package dev.icosian.runtime.internal.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.StepOutcome;
import dev.icosian.compiler.Compiler;
import dev.icosian.internal.Sha256;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.record.StoredOutput;
import dev.icosian.runtime.internal.testing.RunText;
import dev.icosian.runtime.internal.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is killed at a random moment, again and again: what is there is whole, and the rest is all that is computed. */
class KillTest {
    private static final int KILLS = Boolean.getBoolean("full") ? 500 : 60;

    /** After so many kills the time of a run is taken anew: machines get busy and quiet again. */
    private static final int KILLS_PER_MEASUREMENT = 20;

    @TempDir
    private Path folder;

    @Test
    void whatIsThereIsWholeAndOnlyTheRestIsComputed() throws Exception {
        long seed = System.nanoTime();
        System.out.println("KillTest: " + KILLS + " kills, seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, String> digests;
        try (ArtifactStore store = Stores.memory()) {
            digests = RunText.digests(finish(store, "reference"));
        }
        Set<Integer> committed = new TreeSet<>();
        long longestWait = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            if (kill % KILLS_PER_MEASUREMENT == 0) {
                longestWait = undisturbedMillis() * 5 / 4;
            }
            String what = "kill " + kill + " of seed " + seed;
            Path root = Files.createTempDirectory(folder, "store");
            killed(root, random.nextLong(longestWait));
            try (ArtifactStore store = Stores.directory(root)) {
                Set<String> finished = stepsWithResult(store, what);
                committed.add(finished.size());
                Run run = finish(store, "nightly");
                assertThat(run.succeeded()).as(what).isTrue();
                assertThat(RunText.digests(run)).as(what).isEqualTo(digests);
                for (StepOutcome step : run.steps()) {
                    assertThat(step.reused())
                            .as("%s, step %s", what, step.step())
                            .isEqualTo(finished.contains(step.step()));
                }
            }
            delete(root);
        }
        assertThat(committed)
                .as("numbers of finished steps at the kills of seed %d", seed)
                .hasSizeGreaterThan(2);
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void killed(Path root, long waitMillis) throws Exception {
        Process process = start(root);
        try {
            awaitStart(process);
            Thread.sleep(waitMillis);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Returns the time from the start of a run to the end of its process. */
    private long undisturbedMillis() throws Exception {
        Path root = Files.createTempDirectory(folder, "undisturbed");
        Process process = start(root);
        awaitStart(process);
        long start = System.nanoTime();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + 1;
        assertThat(process.exitValue()).isZero();
        delete(root);
        return millis;
    }

    private static Process start(Path root) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        root.toString(),
                        "nightly")
                .redirectErrorStream(true)
                .start();
    }

    /** Reads the first line, unbuffered; nothing follows that would fill the pipe. */
    private static void awaitStart(Process process) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = process.getInputStream().read();
        while (next >= 0 && next != '\n') {
            line.append((char) next);
            next = process.getInputStream().read();
        }
        assertThat(line.toString().strip()).isEqualTo("started");
    }

    /** Returns the steps that have a manifest; every manifest must be whole and every blob right. */
    private static Set<String> stepsWithResult(ArtifactStore store, String what) throws Exception {
        Set<String> steps = new TreeSet<>();
        for (String key : StoreFiles.keys(store, "steps/")) {
            Manifest manifest = RecordFiles.manifest(store, key).orNull();
            assertThat(manifest).as("%s, %s", what, key).isNotNull();
            steps.add(manifest.step());
            for (StoredOutput output : manifest.outputs()) {
                if (output.bytes().inline() == null) {
                    assertThat(store.head(Layout.blob(output.sha256())))
                            .as("%s, %s", what, key)
                            .isPresent();
                }
            }
        }
        for (String key : StoreFiles.keys(store, "blobs/")) {
            String digest = key.substring("blobs/sha256/".length()).replace("/", "");
            assertThat(Sha256.hex(StoreFiles.bytes(store, key)))
                    .as("%s, %s", what, key)
                    .isEqualTo(digest);
        }
        return steps;
    }

    private static Run finish(ArtifactStore store, String runId) {
        return new LocalRunner(LocalSettings.of(store, Compiler::compile))
                .run(
                        KilledRun.pipeline(),
                        GivenParams.ofValues(Map.of("seed", 3)),
                        RunOptions.newRun().withRunId(runId));
    }
}
