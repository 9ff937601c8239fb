package dev.icosian.runtime.internal.exec;

import dev.icosian.runtime.internal.exec.call.Access;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A number that changes when a value is changed, for use within one process. Arrays, collections, maps, optionals and
 * records count with all that is in them, each object once, up to {@value #MOST} objects; primitive arrays always count
 * whole. Of other classes counts what their {@code hashCode} and {@code toString} say where they have their own: what
 * these do not tell cannot be seen. What changes by being used ({@link AutoCloseable}, {@link Future}, {@link Thread})
 * counts by identity.
 */
final class Fingerprint {
    private static final int MOST = 1_000_000;
    private static final long PRIME = 0x9E3779B97F4A7C15L;
    private static final ClassValue<Boolean> HAS_OWN_TEXT = new HasOwnText();

    private final IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>();
    // A stack of its own: values may be nested more deeply than threads can recurse.
    private final Deque<Object> open = new ArrayDeque<>();
    private long hash;

    private Fingerprint() {}

    /** Returns the fingerprint of a value. */
    static long of(@Nullable Object value) {
        Fingerprint print = new Fingerprint();
        print.visit(value);
        while (!print.open.isEmpty()) {
            print.expand(print.open.pop());
        }
        return print.hash;
    }

    private void add(long bits) {
        long mixed = (hash ^ bits) * PRIME;
        hash = mixed ^ (mixed >>> 32);
    }

    private void visit(@Nullable Object value) {
        if (value == null) {
            add(1);
        } else if (value instanceof String text) {
            text(text);
        } else if (value instanceof Double number) {
            add(Double.doubleToRawLongBits(number));
        } else if (value instanceof Long number) {
            add(number);
        } else if (value instanceof Integer
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum) {
            add(value.hashCode());
        } else {
            object(value);
        }
    }

    private void text(CharSequence text) {
        add(text.length());
        long sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum = 31 * sum + text.charAt(i);
        }
        add(sum);
    }

    private void object(Object value) {
        Integer before = seen.putIfAbsent(value, seen.size());
        if (before != null) {
            add(before);
        } else if (seen.size() <= MOST) {
            open.push(value);
        }
    }

    private void expand(Object value) {
        // Not its identity: some classes make what they contain anew whenever they are asked.
        add(value.getClass().hashCode());
        try {
            content(value);
        } catch (RuntimeException | StackOverflowError e) {
            // A class that cannot be asked counts by identity.
            add(e.getClass().hashCode());
        }
    }

    private void content(Object value) {
        if (value.getClass().isArray()) {
            array(value);
        } else if (value instanceof AutoCloseable || value instanceof Future || value instanceof Thread) {
            add(System.identityHashCode(value));
        } else if (value instanceof Collection<?> collection) {
            add(collection.size());
            collection.forEach(this::visit);
        } else if (value instanceof Map<?, ?> map) {
            add(map.size());
            map.forEach((key, item) -> {
                visit(key);
                visit(item);
            });
        } else if (value instanceof Optional<?> optional) {
            visit(optional.isPresent() ? optional.get() : null);
        } else if (value instanceof Record components) {
            components(components);
        } else if (value instanceof CharSequence text) {
            text(text);
        } else {
            told(value);
        }
    }

    private void components(Record value) {
        for (Method accessor : Access.accessors(value.getClass())) {
            try {
                visit(accessor.invoke(value));
            } catch (ReflectiveOperationException e) {
                add(e.getClass().hashCode());
            }
        }
    }

    private void told(Object value) {
        // That of Object is the identity.
        add(value.hashCode());
        if (HAS_OWN_TEXT.get(value.getClass())) {
            text(value.toString());
        }
    }

    private void array(Object array) {
        int length = Array.getLength(array);
        add(length);
        if (array instanceof double[] values) {
            for (double each : values) {
                add(Double.doubleToRawLongBits(each));
            }
        } else if (array instanceof long[] values) {
            for (long each : values) {
                add(each);
            }
        } else if (array instanceof int[] values) {
            for (int each : values) {
                add(each);
            }
        } else if (array instanceof float[] values) {
            for (float each : values) {
                add(Float.floatToRawIntBits(each));
            }
        } else if (array instanceof byte[] values) {
            for (byte each : values) {
                add(each);
            }
        } else if (array instanceof Object[] values) {
            for (Object each : values) {
                visit(each);
            }
        } else {
            for (int i = 0; i < length; i++) {
                add(Array.get(array, i).hashCode());
            }
        }
    }

    /** Whether a class has another {@code toString} than Object. */
    private static final class HasOwnText extends ClassValue<Boolean> {
        @Override
        protected Boolean computeValue(Class<?> type) {
            try {
                return type.getMethod("toString").getDeclaringClass() != Object.class;
            } catch (NoSuchMethodException e) {
                return false;
            }
        }
    }
}
