package dev.icosian.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.StepOutcome.State;
import dev.icosian.internal.store.PrefixStore;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.internal.testing.ForwardingStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberedFilesTest {
    private static final Content DAMAGED = Content.of("{}\n".getBytes(StandardCharsets.UTF_8));

    private final ArtifactStore store = Stores.memory();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void highestPinCountsDamagedOnesAndLatestDoesNot() throws IOException {
        put(
                Layout.pin("forecast", "r", "prepare", 1),
                RecordFiles.content(Examples.failed().toTree()));
        put(
                Layout.pin("forecast", "r", "prepare", 2),
                RecordFiles.content(Examples.committed().toTree()));
        put(Layout.pin("forecast", "r", "prepare", 10), DAMAGED);
        put(Layout.pin("forecast", "r", "train", 3), DAMAGED);
        RunPins pins = RunPins.list(store, "forecast", "r");

        assertThat(pins.steps()).containsExactly("prepare", "train");
        assertThat(pins.highest("prepare")).isEqualTo(10);
        assertThat(pins.latest("prepare").state()).isEqualTo(State.COMMITTED);
        assertThat(pins.latestAfter("prepare", 2)).isNull();
        assertThat(pins.highest("train")).isEqualTo(3);
        assertThat(pins.latest("train")).isNull();
        assertThat(pins.highest("report")).isZero();
        assertThat(pins.latest("report")).isNull();
    }

    @Test
    void pinUnderTheNameOfAnotherStepIsNotUsed() throws IOException {
        put(
                Layout.pin("forecast", "r", "train", 1),
                RecordFiles.content(Examples.committed().toTree()));
        assertThat(RunPins.list(store, "forecast", "r").latest("train")).isNull();
    }

    @Test
    void generationsGoOnBehindADamagedOne() throws IOException {
        String key = Examples.manifest().key();
        Content whole = RecordFiles.content(Examples.manifest().toTree());
        put(Layout.manifest("forecast", "prepare", key, 0), whole);
        put(Layout.manifest("forecast", "prepare", key, 1), DAMAGED);
        Generations two = Generations.read(store, "forecast", "prepare", key);
        assertThat(two.highest()).isEqualTo(1);
        assertThat(two.hasDamaged()).isTrue();
        assertThat(two.latest().ref()).isEqualTo(new Pin.ManifestRef(0, whole.sha256()));

        put(Layout.manifest("forecast", "prepare", key, 2), whole);
        Generations three = Generations.read(store, "forecast", "prepare", key);
        assertThat(three.latest().ref().generation()).isEqualTo(2);
        assertThat(three.named(new Pin.ManifestRef(0, whole.sha256()))).isNotNull();
        assertThat(three.named(new Pin.ManifestRef(0, Examples.digest("0")))).isNull();
        assertThat(three.named(new Pin.ManifestRef(1, DAMAGED.sha256()))).isNull();
        assertThat(three.named(new Pin.ManifestRef(3, whole.sha256()))).isNull();
    }

    /** As in a bucket, where they are listed, and not counted. */
    @Test
    void listedGenerationsAreThoseThatAreThere() throws IOException {
        String key = Examples.manifest().key();
        String longer = key + "a";
        Content whole = RecordFiles.content(Examples.manifest().toTree());
        put(Layout.manifest("forecast", "prepare", key, 1), DAMAGED);
        put(Layout.manifest("forecast", "prepare", key, 3), whole);
        put(Layout.manifest("forecast", "prepare", longer, 4), whole);
        put(Layout.condemned("forecast", "prepare", key, 3), whole);
        put(Layout.condemned("forecast", "prepare", key, 7), whole);
        Generations found = Generations.read(new Prefixes(store), "forecast", "prepare", key);
        assertThat(found.highest()).isEqualTo(3);
        assertThat(found.hasDamaged()).isTrue();
        assertThat(found.latest().ref()).isEqualTo(new Pin.ManifestRef(3, whole.sha256()));
        assertThat(found.isCondemned(1)).isFalse();
        assertThat(found.isCondemned(3)).isTrue();
        assertThat(Generations.read(new Prefixes(store), "forecast", "train", key)
                        .highest())
                .isEqualTo(-1);
    }

    private static final class Prefixes extends ForwardingStore implements PrefixStore {
        Prefixes(ArtifactStore store) {
            super(store);
        }
    }

    @Test
    void manifestUnderTheNameOfAnotherKeyIsDamaged() throws IOException {
        String key = Examples.digest("0");
        put(
                Layout.manifest("forecast", "prepare", key, 0),
                RecordFiles.content(Examples.manifest().toTree()));
        Generations found = Generations.read(store, "forecast", "prepare", key);
        assertThat(found.highest()).isZero();
        assertThat(found.hasDamaged()).isTrue();
        assertThat(found.latest()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "p/a.1.json, 1, a",
        "p/a.b.12.json, 12, a.b",
        "p/a.json, -1,",
        "p/a..json, -1,",
        "p/.1.json, -1,",
        "p/a.01.json, -1,",
        "p/a.1x.json, -1,",
        "p/a.-1.json, -1,",
        "p/a.1.condemned, -1,",
        "p/a.1234567890.json, -1,",
        "q/a.1.json, -1,"
    })
    void numberOfAFile(String key, int number, String stem) {
        assertThat(Layout.number(key, "p/").orElse(-1)).isEqualTo(number);
        if (number >= 0) {
            assertThat(Layout.stem(key, "p/")).isEqualTo(stem);
        }
    }

    private void put(String key, Content content) throws IOException {
        assertThat(store.putIfAbsent(key, content)).isTrue();
    }
}
