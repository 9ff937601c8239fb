package dev.icosian.compiler.use;

import dev.icosian.TypeRef;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The configuration as variants are chosen by it. Immutable. */
public interface ConfigView {
    /** Returns the effective value of a key, decoded; null if it is unset or not declared. */
    @Nullable
    Object get(String key);

    /** Returns the types of the declared keys. */
    SortedMap<String, TypeRef<?>> declared();

    /** Returns whether keys that are not declared are unset instead of a problem: a driver of modules without a spec. */
    boolean open();

    /** Returns a configuration without keys. */
    static ConfigView none(boolean open) {
        return new ConfigView() {
            @Override
            public @Nullable Object get(String key) {
                return null;
            }

            @Override
            public SortedMap<String, TypeRef<?>> declared() {
                return Collections.unmodifiableSortedMap(new TreeMap<>());
            }

            @Override
            public boolean open() {
                return open;
            }
        };
    }
}
