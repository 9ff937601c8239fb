package dev.icosian.runtime.internal.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.internal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OverlayStoreTest {
    private final ArtifactStore base = ArtifactStore.at("memory:");
    private OverlayStore trial;

    @BeforeEach
    void overlay() throws IOException {
        base.putIfAbsent("runs/a", content("base a"));
        base.putIfAbsent("runs/c", content("base c"));
        trial = OverlayStore.over(base);
    }

    @AfterEach
    void close() throws IOException {
        trial.close();
        base.close();
    }

    private static Content content(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ArtifactStore store, String key) throws IOException {
        try (InputStream in = store.get(key).orElseThrow().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> keys(ArtifactStore store) throws IOException {
        try (Stream<ArtifactStore.Entry> entries = store.list("runs/")) {
            return entries.map(ArtifactStore.Entry::key).toList();
        }
    }

    @Test
    void whatTheOtherStoreHoldsIsThere() throws IOException {
        assertThat(text(trial, "runs/a")).isEqualTo("base a");
        assertThat(trial.head("runs/c")).isPresent();
        assertThat(trial.head("runs/b")).isEmpty();
        assertThat(trial.get("runs/b")).isEmpty();
        assertThat(trial.uri()).isEqualTo(base.uri());
    }

    @Test
    void whatIsWrittenIsSeenHereOnly() throws IOException {
        assertThat(trial.putIfAbsent("runs/b", content("trial b"))).isTrue();

        assertThat(text(trial, "runs/b")).isEqualTo("trial b");
        assertThat(trial.putIfAbsent("runs/b", content("again"))).isFalse();
        assertThat(keys(trial)).containsExactly("runs/a", "runs/b", "runs/c");
        assertThat(keys(base)).containsExactly("runs/a", "runs/c");
    }

    @Test
    void whatTheOtherStoreHasCannotBeWritten() throws IOException {
        assertThat(trial.putIfAbsent("runs/a", content("trial a"))).isFalse();

        assertThat(text(trial, "runs/a")).isEqualTo("base a");
    }

    @Test
    void aRepairIsSeenHereOnly() throws IOException {
        byte[] right = "right".getBytes(StandardCharsets.UTF_8);
        String sha256 = Sha256.hex(right);
        String key = "blobs/sha256/" + sha256.substring(0, 2) + "/" + sha256.substring(2);

        trial.repairBlob(sha256, Content.of(right));

        assertThat(text(trial, key)).isEqualTo("right");
        assertThat(base.head(key)).isEmpty();
    }

    @Test
    void nothingIsDeletedInATrial() {
        assertThatThrownBy(() -> trial.delete("runs/a"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("nothing is collected in a trial");
    }

    @Test
    void closingLeavesTheOtherStoreOpen() throws IOException {
        trial.putIfAbsent("runs/b", content("trial b"));

        trial.close();

        assertThat(text(base, "runs/a")).isEqualTo("base a");
        assertThat(keys(base)).containsExactly("runs/a", "runs/c");
    }
}
