package dev.icosian.internal;

import dev.icosian.NodeModifier;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One use of a modifier on a node as declared.
 *
 * @param id the modifier's id
 * @param modifier the modifier, where the annotation names it; null: looked up by id
 * @param args members by name, as given; those left out have their defaults
 * @param on the parameter or record component that carries the annotation; empty on a method or class
 */
public record ModifierUse(String id, @Nullable NodeModifier modifier, Map<String, Object> args, String on) {
    /** Sorts and copies the arguments. */
    public ModifierUse {
        args = Collections.unmodifiableMap(new TreeMap<>(args));
    }
}
