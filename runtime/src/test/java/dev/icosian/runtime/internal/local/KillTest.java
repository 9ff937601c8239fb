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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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

    /** The time from the start of the run to its end, and some more. */
    private static final int LONGEST_WAIT_MILLIS = 400;

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
        for (int kill = 0; kill < KILLS; kill++) {
            String what = "kill " + kill + " of seed " + seed;
            Path root = Files.createTempDirectory(folder, "store");
            killed(root, random.nextInt(LONGEST_WAIT_MILLIS));
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

    private static void killed(Path root, int waitMillis) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        root.toString(),
                        "nightly")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine()).isEqualTo("started");
            Thread.sleep(waitMillis);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
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
