package dev.icosian.materializers.internal.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Blobs whose folder entry this process has synced, which it need not do again. Thread safe. */
final class DurableBlobs {
    /** Enough for the code tables and shared values of a run; then all are forgotten, which costs a sync each. */
    private static final int MOST = 10_000;

    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    boolean contains(String key) {
        return keys.contains(key);
    }

    void add(String key) {
        if (keys.size() >= MOST) {
            keys.clear();
        }
        keys.add(key);
    }

    void remove(String key) {
        keys.remove(key);
    }
}
