package dev.icosian.runtime.internal.testing;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks at a store from outside, and harms it. */
public final class StoreFiles {
    private StoreFiles() {}

    public static List<String> keys(ArtifactStore store, String prefix) {
        try (Stream<ArtifactStore.Entry> entries = store.list(prefix)) {
            return entries.map(ArtifactStore.Entry::key).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the bytes as they lie there, damaged or not. */
    public static byte[] bytes(ArtifactStore store, String key) {
        try (InputStream in = store.get(key).orElseThrow().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a store, but for some keys, whose bytes are others; null leaves a key out. */
    public static void copy(ArtifactStore from, ArtifactStore to, Map<String, byte[]> changed) {
        try {
            for (String key : keys(from, "")) {
                byte[] bytes = changed.containsKey(key) ? changed.get(key) : bytes(from, key);
                if (bytes != null) {
                    to.putIfAbsent(key, Content.of(bytes));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, byte[]> without(String key) {
        Map<String, byte[]> changed = new TreeMap<>();
        changed.put(key, null);
        return changed;
    }

    public static Map<String, byte[]> with(String key, byte[] bytes) {
        return new TreeMap<>(Map.of(key, bytes));
    }
}
