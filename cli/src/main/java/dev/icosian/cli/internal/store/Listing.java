package dev.icosian.cli.internal.store;

import dev.icosian.ArtifactStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** Goes through the entries of a store, and throws as a store does. */
final class Listing {
    private Listing() {}

    /** What is done with an entry. */
    @FunctionalInterface
    interface Visit {
        void accept(ArtifactStore.Entry entry) throws IOException;
    }

    /** Visits the entries below a prefix in their order. */
    static void each(ArtifactStore store, String prefix, Visit visit) throws IOException {
        try (Stream<ArtifactStore.Entry> entries = store.list(prefix)) {
            for (ArtifactStore.Entry entry : (Iterable<ArtifactStore.Entry>) entries::iterator) {
                visit.accept(entry);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
