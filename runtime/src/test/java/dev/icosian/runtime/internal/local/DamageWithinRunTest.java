package dev.icosian.runtime.internal.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.testing.RunText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manifest is damaged while the run that wrote it goes on: what the run verified stays right, the next one sees it. */
class DamageWithinRunTest {
    private static @Nullable Path damaged;

    @TempDir
    private Path folder;

    private ArtifactStore store() throws IOException {
        return Stores.directory(folder.resolve("store"));
    }

    @BeforeEach
    void reset() {
        damaged = null;
    }

    /** The second function damages the manifest of the first one's step, if it is told to. */
    public static final class Mill {
        private Mill() {}

        public static int grain(int sacks) {
            return 10 * sacks;
        }

        public static int flour(int grain) throws IOException {
            if (damaged != null) {
                flip(damaged);
            }
            return grain - 1;
        }

        public static int bread(int grain, int flour) {
            return grain + flour;
        }

        private static void flip(Path manifests) throws IOException {
            try (Stream<Path> files = Files.list(manifests)) {
                for (Path file : files.toList()) {
                    byte[] bytes = Files.readAllBytes(file);
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(file, bytes);
                }
            }
        }
    }

    private static Pipeline pipeline() {
        return Pipeline.named("mill")
                .modules(Mill.class)
                .param("sacks", 3)
                .outputs("bread")
                .step("harvest", step -> step.nodes("grain"))
                .step("grind", step -> step.nodes("flour"))
                .step("bake", step -> step.rest())
                .build();
    }

    @Test
    void laterStepsUseWhatWasVerifiedAndTheNextRunComputesItAgain() throws IOException {
        damaged = folder.resolve("store/steps/mill/harvest");
        try (ArtifactStore store = store()) {
            Run run = Runner.local(store).run(pipeline(), Map.of());
            assertThat(RunText.of(run))
                    .containsExactly(
                            "harvest: computed, no earlier result",
                            "grind: computed, no earlier result",
                            "bake: computed, no earlier result");
            assertThat(run.results().get("bread", Integer.class)).isEqualTo(59);
        }
        damaged = null;
        try (ArtifactStore store = store()) {
            Run next = Runner.local(store).run(pipeline(), Map.of());
            assertThat(RunText.of(next))
                    .containsExactly(
                            "harvest: computed, the manifest is damaged",
                            "grind: reused, nothing changed",
                            "bake: reused, nothing changed");
            assertThat(next.results().get("bread", Integer.class)).isEqualTo(59);
        }
    }
}
