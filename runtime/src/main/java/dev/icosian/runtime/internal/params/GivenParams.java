package dev.icosian.runtime.internal.params;

import dev.icosian.internal.Utf8Order;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Params as they were given, by name, in any of their forms. Immutable. */
public final class GivenParams {
    private final Map<String, Given> values;

    private GivenParams(Map<String, Given> values) {
        Map<String, Given> sorted = new TreeMap<>(Utf8Order.INSTANCE);
        sorted.putAll(values);
        this.values = Collections.unmodifiableMap(sorted);
    }

    /** A value in one of its forms. */
    public sealed interface Given {
        /** Returns whether it is a null, which means that nothing is given. */
        default boolean isNothing() {
            return false;
        }
    }

    /** A Java value; null means that nothing is given. */
    public record Decoded(@Nullable Object value) implements Given {
        @Override
        public boolean isNothing() {
            return value == null;
        }
    }

    /** What stands after {@code --param name=}. */
    public record Text(String text) implements Given {}

    /** A JSON tree; null means that nothing is given. */
    public record Json(@Nullable Object tree) implements Given {
        @Override
        public boolean isNothing() {
            return tree == null;
        }
    }

    /** Returns params in any forms. */
    public static GivenParams of(Map<String, Given> values) {
        return new GivenParams(values);
    }

    /** Returns no params. */
    public static GivenParams none() {
        return new GivenParams(Map.of());
    }

    /** Returns Java values by name. */
    public static GivenParams ofValues(Map<String, ? extends @Nullable Object> values) {
        Map<String, Given> given = new TreeMap<>(Utf8Order.INSTANCE);
        values.forEach((name, value) -> given.put(name, new Decoded(value)));
        return new GivenParams(given);
    }

    /** Returns one param per component. */
    public static GivenParams ofRecord(Record params) {
        Map<String, Given> given = new TreeMap<>(Utf8Order.INSTANCE);
        for (RecordComponent component : params.getClass().getRecordComponents()) {
            given.put(component.getName(), new Decoded(read(params, component)));
        }
        return new GivenParams(given);
    }

    /** Returns params as {@code run.json} has them. */
    public static GivenParams ofTrees(Map<String, ? extends @Nullable Object> trees) {
        Map<String, Given> given = new TreeMap<>(Utf8Order.INSTANCE);
        trees.forEach((name, tree) -> given.put(name, new Json(tree)));
        return new GivenParams(given);
    }

    /** Returns the values by name, in UTF-8 byte order. */
    public Map<String, Given> values() {
        return values;
    }

    private static @Nullable Object read(Record params, RecordComponent component) {
        try {
            // A record of the user's may be private, and its accessors are public all the same.
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(params);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("the accessor " + component.getAccessor() + " failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("the accessor " + component.getAccessor() + " cannot be called", e);
        }
    }
}
