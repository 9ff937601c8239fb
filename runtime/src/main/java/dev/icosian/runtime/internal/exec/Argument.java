package dev.icosian.runtime.internal.exec;

import dev.icosian.compiler.graph.Bind;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where an argument of a call comes from. Immutable. */
sealed interface Argument {
    /** Returns the argument, read from the values that are there so far. */
    @Nullable
    Object value(@Nullable Object[] slots);

    /** Returns the slots that it is read from. */
    IntStream slots();

    /** Returns whether it is an argument, or one gathered in it is. */
    default boolean holds(Argument other) {
        return this == other;
    }

    /** Returns what the parameter is bound to. */
    Bind bind();

    /** Returns whether null is fine here. */
    boolean nullable();

    /** Returns the argument, itself or one gathered in it, that is null and must not be; null if all is well. */
    default @Nullable Argument wronglyNull(@Nullable Object[] slots) {
        return !nullable() && value(slots) == null ? this : null;
    }

    /** The value of a node, param or configuration key. */
    record Slot(Bind bind, boolean nullable, int slot) implements Argument {
        @Override
        public @Nullable Object value(@Nullable Object[] slots) {
            return slots[slot];
        }

        @Override
        public IntStream slots() {
            return IntStream.of(slot);
        }
    }

    /** A literal, or nothing. */
    record Constant(Bind bind, boolean nullable, @Nullable Object constant) implements Argument {
        @Override
        public @Nullable Object value(@Nullable Object[] slots) {
            return constant;
        }

        @Override
        public IntStream slots() {
            return IntStream.empty();
        }
    }

    /**
     * Several values in one.
     *
     * @param maker of the record; null for a list or map
     */
    record Gathered(
            Bind.ToAll bind,
            boolean nullable,
            List<Argument> items,
            @Nullable Constructor<?> maker) implements Argument {
        /** Copies the list. */
        public Gathered {
            items = List.copyOf(items);
        }

        @Override
        public @Nullable Object value(@Nullable Object[] slots) {
            @Nullable Object[] values = new @Nullable Object[items.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = items.get(i).value(slots);
            }
            return switch (bind.form()) {
                case LIST -> Collections.unmodifiableList(Arrays.asList(values));
                case MAP -> map(values);
                case RECORD -> make(values);
            };
        }

        @Override
        public IntStream slots() {
            return items.stream().flatMapToInt(Argument::slots);
        }

        @Override
        public @Nullable Argument wronglyNull(@Nullable Object[] slots) {
            for (Argument item : items) {
                Argument found = item.wronglyNull(slots);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }

        @Override
        public boolean holds(Argument other) {
            return this == other || items.stream().anyMatch(item -> item.holds(other));
        }

        private Map<String, @Nullable Object> map(@Nullable Object[] values) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < values.length; i++) {
                map.put(bind.labels().get(i), values[i]);
            }
            return Collections.unmodifiableMap(map);
        }

        private Object make(@Nullable Object[] values) {
            if (maker == null) {
                throw new IllegalStateException(bind.type() + " is no record");
            }
            try {
                return maker.newInstance(values);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException refused) {
                    throw refused;
                }
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
