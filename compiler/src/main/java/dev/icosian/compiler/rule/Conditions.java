package dev.icosian.compiler.rule;

import dev.icosian.compiler.declare.ConfigKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of the configuration that conditions of variants look at, for messages. */
final class Conditions {
    private Conditions() {}

    /** Returns {@code under region=UK, version unset}. */
    static String under(World world, Collection<String> conditions) {
        Map<String, ConfigKey> config = world.declared().config();
        TreeSet<String> keys = new TreeSet<>(config.keySet());
        keys.addAll(world.expansion().configRead());
        List<String> values = keys.stream()
                .filter(key -> conditions.stream().anyMatch(condition -> mentions(condition, key)))
                .map(key -> text(key, config.get(key)))
                .toList();
        return values.isEmpty() ? "under this configuration" : "under " + Lists.comma(values);
    }

    private static boolean mentions(String condition, String key) {
        return Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(key) + "(?![A-Za-z0-9_])")
                .matcher(condition)
                .find();
    }

    private static String text(String key, @Nullable ConfigKey known) {
        Object value = known == null ? null : known.value();
        return value == null ? key + " unset" : key + "=" + (value instanceof Enum<?> e ? e.name() : value);
    }
}
