package dev.icosian.runtime.internal.testing;

import dev.icosian.test.CompiledSources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Classes of the package {@code shop}, made of source text. */
public final class ShopSources {
    private ShopSources() {}

    /** Compiles sources by simple class name into a folder; returns the class of one of them. */
    public static Class<?> compile(Path folder, Map<String, String> sources, String wanted) {
        Map<String, String> whole = new TreeMap<>();
        sources.forEach((name, text) -> whole.put("shop." + name, "package shop;\nimport dev.icosian.*;\n" + text));
        ClassLoader loader = CompiledSources.compile(folder, whole, List.of("-parameters", "-g"));
        try {
            return Class.forName("shop." + wanted, true, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
