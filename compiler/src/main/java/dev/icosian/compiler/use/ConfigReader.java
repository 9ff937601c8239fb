package dev.icosian.compiler.use;

import dev.icosian.TypeRef;
import dev.icosian.internal.NearNames;
import dev.icosian.internal.Utf8Order;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the configuration and keeps which keys were read. Not thread safe. */
public final class ConfigReader {
    private final ConfigView config;
    private final SortedSet<String> read = new TreeSet<>(Utf8Order.INSTANCE);

    public ConfigReader(ConfigView config) {
        this.config = config;
    }

    @Nullable
    public Object read(String key) {
        if (!config.open() && !config.declared().containsKey(key)) {
            throw BuiltIn.problem(
                    "Config/UnknownKey",
                    "there is no config key '" + key + "'",
                    NearNames.hint(key, config.declared().keySet(), "the config keys are: "));
        }
        read.add(key);
        return config.get(key);
    }

    @Nullable
    public TypeRef<?> type(String key) {
        return config.declared().get(key);
    }

    public SortedSet<String> keys() {
        return read;
    }
}
