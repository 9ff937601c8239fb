package dev.icosian.internal;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A step as declared; null where nothing was said.
 *
 * @param options by target key; texts, numbers, booleans
 */
public record StepDeclaration(
        String name,
        List<Selector> selectors,
        @Nullable Integer attempts,
        @Nullable Duration backoff,
        @Nullable Duration backoffMax,
        @Nullable Duration timeout,
        @Nullable Duration heartbeat,
        @Nullable String queue,
        @Nullable String memory,
        @Nullable Double cpu,
        Map<String, Object> options) {
    /** Copies the collections. */
    public StepDeclaration {
        selectors = List.copyOf(selectors);
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** Returns a step of which only the name was said. */
    public static StepDeclaration named(String name) {
        return new StepDeclaration(name, List.of(), null, null, null, null, null, null, null, null, Map.of());
    }
}
