package dev.icosian.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.internal.testing.ForwardingStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoneRecordTest {
    private static final String KEY = "runs/mill/r1/steps/sow.1.json";

    @TempDir
    Path folder;

    /** Finds records, which somebody else removes before they are opened. */
    private static final class Removing extends ForwardingStore {
        private final ArtifactStore store;

        Removing(ArtifactStore store) {
            super(store);
            this.store = store;
        }

        @Override
        public Optional<Stored> get(String key) throws IOException {
            Optional<Stored> found = store.get(key);
            store.delete(key);
            return found;
        }
    }

    @Test
    void recordThatGoesBetweenFindingAndOpeningIsAbsent() throws IOException {
        try (ArtifactStore store = Stores.directory(folder)) {
            store.putIfAbsent(KEY, Content.of("{}".getBytes(StandardCharsets.UTF_8)));

            assertThat(RecordFiles.pin(new Removing(store), KEY)).isInstanceOf(Reading.Absent.class);
        }
    }
}
