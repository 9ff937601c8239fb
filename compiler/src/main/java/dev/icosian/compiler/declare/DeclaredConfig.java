package dev.icosian.compiler.declare;

import dev.icosian.TypeRef;
import dev.icosian.compiler.use.ConfigView;
import dev.icosian.internal.Utf8Order;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The declared configuration as variants are chosen by it. */
public final class DeclaredConfig implements ConfigView {
    private final Map<String, ConfigKey> keys;
    private final boolean open;

    /** Takes the keys; in an open world others are unset instead of a problem. */
    public DeclaredConfig(Declared declared, boolean open) {
        this.keys = declared.config();
        this.open = open;
    }

    @Override
    public @Nullable Object get(String key) {
        ConfigKey known = keys.get(key);
        return known == null ? null : known.value();
    }

    @Override
    public SortedMap<String, TypeRef<?>> declared() {
        SortedMap<String, TypeRef<?>> types = new TreeMap<>(Utf8Order.INSTANCE);
        keys.values().forEach(key -> types.put(key.name(), key.type()));
        return Collections.unmodifiableSortedMap(types);
    }

    @Override
    public boolean open() {
        return open;
    }
}
