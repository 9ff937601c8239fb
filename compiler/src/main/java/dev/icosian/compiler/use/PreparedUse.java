package dev.icosian.compiler.use;

import dev.icosian.NodeModifier;
import dev.icosian.internal.ModifierUse;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A use of a modifier that was found, with arguments of the right types. Immutable.
 *
 * @param args all arguments, also those that have their default
 * @param recorded canonical JSON text of those that differ from their default
 * @param on the parameter or component that carries the annotation; empty on a method or class
 */
public record PreparedUse(NodeModifier modifier, Map<String, Object> args, Map<String, String> recorded, String on) {
    public PreparedUse {
        args = Collections.unmodifiableMap(new TreeMap<>(args));
        recorded = Collections.unmodifiableMap(new TreeMap<>(recorded));
    }

    /** Returns the use as it counts in plans and keys. */
    public ModifierUse asRecorded() {
        return new ModifierUse(modifier.id(), modifier, new TreeMap<>(recorded), "");
    }

    /** Returns the use as if it stood where its argument {@code on} says. */
    public PreparedUse without(String argument) {
        Map<String, Object> fewer = new TreeMap<>(args);
        fewer.put(argument, "");
        Map<String, String> fewerRecorded = new TreeMap<>(recorded);
        fewerRecorded.remove(argument);
        return new PreparedUse(modifier, fewer, fewerRecorded, on);
    }
}
