package dev.icosian.cli.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.cli.internal.store.RunRecords.Place;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Runner;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shop.Mill;

/** A copy that is ended anywhere leaves a sound store, and can be made again. */
class RunCopyTest {
    @Test
    void canBeEndedAnywhereAndMadeAgain() throws IOException {
        try (ArtifactStore from = Stores.memory()) {
            String run =
                    Runner.local(from).run(Mill.pipeline(), Map.of("seed", 3)).id();
            Place place =
                    new RunRecords(from).find(List.of(run), null).iterator().next();
            Map<String, String> whole = files(from);
            int writes = 0;
            while (endsAfter(writes, from, place, whole)) {
                writes++;
            }
            assertThat(writes).isGreaterThan(20);
        }
    }

    /** Returns whether it was ended. */
    private static boolean endsAfter(int writes, ArtifactStore from, Place place, Map<String, String> whole)
            throws IOException {
        try (ArtifactStore to = Stores.memory()) {
            Ending ending = new Ending(to, writes);
            boolean isEnded = false;
            try {
                new RunCopy(from, ending).copy(place);
            } catch (Ended e) {
                isEnded = true;
            }
            assertThat(new StoreCheck(to).check().findings())
                    .as("after %d writes", writes)
                    .isEmpty();
            if (to.list("runs/").findAny().isPresent()) {
                assertThat(Runner.local(new Ending(to, Integer.MAX_VALUE))
                                .resume(Mill.pipeline(), place.runKey())
                                .succeeded())
                        .isTrue();
                return isEnded;
            }
            RunCopy.Result again = new RunCopy(from, to).copy(place);
            assertThat(again.findings()).isEmpty();
            assertThat(again.results()).isEqualTo(6);
            assertThat(files(to)).isEqualTo(whole);
            return isEnded;
        }
    }

    @Test
    void aStoreThatCannotBeWrittenSaysSo() throws IOException {
        try (ArtifactStore from = Stores.memory();
                ArtifactStore to = Stores.memory()) {
            String run =
                    Runner.local(from).run(Mill.pipeline(), Map.of("seed", 3)).id();
            Place place =
                    new RunRecords(from).find(List.of(run), null).iterator().next();

            assertThatThrownBy(() -> new RunCopy(from, new Ending(to, 3)).copy(place))
                    .isInstanceOf(Ended.class);
        }
    }

    private static Map<String, String> files(ArtifactStore store) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<ArtifactStore.Entry> all = store.list("")) {
            for (ArtifactStore.Entry entry : all.toList()) {
                try (var in = store.get(entry.key()).orElseThrow().open()) {
                    files.put(entry.key(), Content.of(in.readAllBytes()).sha256());
                }
            }
        }
        return files;
    }

    private static final class Ended extends IOException {}

    /** A store that takes a few writes only. */
    private static final class Ending implements ArtifactStore {
        private final ArtifactStore store;
        private int left;

        Ending(ArtifactStore store, int writes) {
            this.store = store;
            this.left = writes;
        }

        private void write() throws IOException {
            if (left == 0) {
                throw new Ended();
            }
            left--;
        }

        @Override
        public URI uri() {
            return store.uri();
        }

        @Override
        public Optional<Stored> get(String key) throws IOException {
            return store.get(key);
        }

        @Override
        public Optional<Entry> head(String key) throws IOException {
            return store.head(key);
        }

        @Override
        public boolean putIfAbsent(String key, Content content) throws IOException {
            write();
            return store.putIfAbsent(key, content);
        }

        @Override
        public void repairBlob(String sha256, Content content) throws IOException {
            write();
            store.repairBlob(sha256, content);
        }

        @Override
        public Stream<Entry> list(String prefix) throws IOException {
            return store.list(prefix);
        }

        @Override
        public void delete(String key) throws IOException {
            store.delete(key);
        }

        @Override
        public void close() {}
    }
}
