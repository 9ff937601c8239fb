package dev.icosian.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.runtime.Run;
import dev.icosian.temporal.program.Shapes;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random dataflows in random groupings have the digests of a local run on the server in this process. */
final class EquivalenceTest {
    @TempDir
    private Path folder;

    static Stream<String> shapes() {
        return Stream.concat(
                IntStream.range(0, Boolean.getBoolean("full") ? 40 : 6).mapToObj(seed -> "random_" + seed),
                Stream.of("layers_4_5", "fan_30"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void digestsAreThoseOfALocalRun(String shape) throws Exception {
        Pipeline pipeline = Shapes.named(shape);
        try (ArtifactStore store = ArtifactStore.at(folder.toUri().toString())) {
            Run run = new TemporalTarget(Map.of("HOME", folder.toString()))
                    .run(new TestContext(pipeline, store, Map.of()));
            assertThat(Digests.of(run)).isNotEmpty().isEqualTo(Digests.local(pipeline, Map.of()));
        }
    }
}
