package dev.icosian.compiler.wiring;

import dev.icosian.compiler.declare.ConfigKey;
import dev.icosian.compiler.expand.Unit;
import dev.icosian.compiler.expand.Variant;
import dev.icosian.internal.Lists;
import dev.icosian.internal.Utf8Order;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of the configuration that conditions of variants look at, for messages. */
public final class Conditions {
    private Conditions() {}

    /** Returns {@code under region=UK, version unset}. */
    public static String under(World world, Collection<String> conditions) {
        Map<String, ConfigKey> config = world.declared().config();
        TreeSet<String> keys = new TreeSet<>(config.keySet());
        keys.addAll(world.expansion().configRead());
        List<String> values = keys.stream()
                .filter(key -> conditions.stream().anyMatch(condition -> mentions(condition, key)))
                .map(key -> text(key, config.get(key)))
                .toList();
        return values.isEmpty() ? "under this configuration" : "under " + Lists.comma(values);
    }

    /**
     * Returns the keys that decided what is needed: all that were read, but for those that only conditions of other
     * nodes mention.
     */
    public static Set<String> decisive(Wiring wiring) {
        World world = wiring.world();
        if (world.expansion().configRead().isEmpty()) {
            return Set.of();
        }
        Set<String> needed = new HashSet<>();
        Set<String> others = new HashSet<>();
        Set<Unit> units = Collections.newSetFromMap(new IdentityHashMap<>());
        wiring.nodes().forEach(node -> units.add(node.unit()));
        for (Unit unit : world.expansion().units()) {
            if (!unit.condition().isEmpty()) {
                (units.contains(unit) ? needed : others).add(unit.condition());
            }
        }
        for (Variant variant : world.expansion().unchosen()) {
            (wiring.isAskedFor(variant.name()) ? needed : others).add(variant.condition());
        }
        Set<String> keys = new TreeSet<>(Utf8Order.INSTANCE);
        for (String key : world.expansion().configRead()) {
            boolean elsewhere = others.stream().anyMatch(condition -> mentions(condition, key));
            if (!elsewhere || needed.stream().anyMatch(condition -> mentions(condition, key))) {
                keys.add(key);
            }
        }
        return keys;
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
