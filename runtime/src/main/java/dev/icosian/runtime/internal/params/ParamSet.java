package dev.icosian.runtime.internal.params;

import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.internal.Utf8Order;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The resolved params of a run, by name: given, default or null. Immutable. */
public final class ParamSet {
    private final Map<String, Param> params;

    ParamSet(Map<String, Param> params) {
        Map<String, Param> sorted = new TreeMap<>(Utf8Order.INSTANCE);
        sorted.putAll(params);
        this.params = Collections.unmodifiableMap(sorted);
    }

    /**
     * A resolved param.
     *
     * @param value null if it has none
     * @param tree JSON tree of the value; null if it has none
     * @param json canonical JSON of the value; null if it has none
     */
    public record Param(
            ParamSpec spec,
            @Nullable Object value,
            @Nullable Object tree,
            @Nullable String json) {
        /** Returns whether the param names files: a {@code Path} or a {@code List<Path>}. */
        public boolean isFile() {
            return spec.namesFiles();
        }

        /** Returns whether the param is a {@code List<Path>}. */
        public boolean isFileList() {
            return spec.namesFileList();
        }

        /** Returns the files that the param names; none if it names no files or has no value. */
        public List<Path> files() {
            if (value instanceof Path file && isFile()) {
                return List.of(file);
            }
            if (value instanceof List<?> list && isFileList()) {
                return list.stream().map(Path.class::cast).toList();
            }
            return List.of();
        }

        /** Returns the value as functions get it: paths count from a folder. */
        public @Nullable Object valueIn(Path base) {
            if (value instanceof Path file && isFile()) {
                return base.resolve(file);
            }
            if (value != null && isFileList()) {
                return files().stream().map(base::resolve).toList();
            }
            return value;
        }
    }

    /** Returns all params by name, in UTF-8 byte order. */
    public Map<String, Param> byName() {
        return params;
    }

    /** Returns one param; throws {@link IllegalArgumentException} if there is none of this name. */
    public Param get(String name) {
        Param param = params.get(name);
        if (param == null) {
            throw new IllegalArgumentException("no param '" + name + "'");
        }
        return param;
    }

    /** Returns a copy with another value of one param. */
    ParamSet with(String name, Param param) {
        Map<String, Param> changed = new TreeMap<>(Utf8Order.INSTANCE);
        changed.putAll(params);
        changed.put(name, param);
        return new ParamSet(changed);
    }

    /** Returns the JSON trees by name, as {@code run.json} has them. */
    public Map<String, @Nullable Object> trees() {
        Map<String, @Nullable Object> trees = new TreeMap<>(Utf8Order.INSTANCE);
        params.forEach((name, param) -> trees.put(name, param.tree()));
        return Collections.unmodifiableMap(trees);
    }
}
