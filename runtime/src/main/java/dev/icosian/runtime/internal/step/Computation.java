package dev.icosian.runtime.internal.step;

import dev.icosian.Content;
import dev.icosian.StepOutcome.CheckOutcome;
import dev.icosian.internal.Utf8Order;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What evaluating a step's nodes yielded. Immutable; the contents may lie in the attempt's folder.
 *
 * @param contents bytes by output node; null for a null value
 * @param milliseconds by node that was evaluated
 */
record Computation(Map<String, @Nullable Content> contents, List<CheckOutcome> checks, Map<String, Long> milliseconds) {
    Computation {
        Map<String, @Nullable Content> sorted = new TreeMap<>(Utf8Order.INSTANCE);
        sorted.putAll(contents);
        contents = Collections.unmodifiableMap(sorted);
        checks = List.copyOf(checks);
        milliseconds = Collections.unmodifiableMap(milliseconds);
    }
}
