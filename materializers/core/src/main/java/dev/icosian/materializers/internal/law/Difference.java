package dev.icosian.materializers.internal.law;

import dev.icosian.materializers.internal.record.RecordAccess;
import dev.icosian.materializers.internal.scalar.FormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where two values first differ as functions see them: arrays by their elements, also inside of records and
 * collections; NaN equals NaN, files are compared by content.
 *
 * @param path where in the value: {@code .rows[3].price}; empty for the value itself
 */
record Difference(
        String path, @Nullable Object left, @Nullable Object right) {
    /** Returns the first difference; null if the values are equal. */
    static @Nullable Difference between(@Nullable Object left, @Nullable Object right) {
        return between("", left, right);
    }

    /** Returns it in words. */
    String text() {
        String where = path.isEmpty() ? "" : "at " + path + ": ";
        String what = where + ShownValue.of(left) + " was written, " + ShownValue.of(right) + " is read";
        if (left == null || right == null) {
            return what;
        }
        if (left.getClass() != right.getClass()) {
            return what + "\n  (of " + left.getClass().getTypeName() + " and "
                    + right.getClass().getTypeName() + ")";
        }
        return hasEquals(left.getClass())
                ? what
                : what + "\n  (" + left.getClass().getTypeName() + " has no equals(Object): no two of them are equal)";
    }

    private static boolean hasEquals(Class<?> type) {
        try {
            return type.isArray() || type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static @Nullable Difference between(String path, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right ? null : new Difference(path, left, right);
        }
        if (left.getClass().isArray() && left.getClass() == right.getClass()) {
            return inArrays(path, left, right);
        }
        if (left instanceof Record && left.getClass() == right.getClass()) {
            return inComponents(path, left, right);
        }
        if (left instanceof Optional<?> one && right instanceof Optional<?> other) {
            return between(path, one.orElse(null), other.orElse(null));
        }
        if (left instanceof List<?> one && right instanceof List<?> other) {
            return inOrder(path, one, other);
        }
        if (left instanceof Map<?, ?> one && right instanceof Map<?, ?> other) {
            return inMaps(path, one, other);
        }
        return isSame(left, right) ? null : new Difference(path, left, right);
    }

    private static boolean isSame(Object left, Object right) {
        if (left instanceof Set<?> one && right instanceof Set<?> other) {
            return one.equals(other)
                    || (one.size() == other.size()
                            && one.stream()
                                    .allMatch(each -> other.stream()
                                            .anyMatch(candidate -> between("", each, candidate) == null)));
        }
        if (left instanceof Path one && right instanceof Path other) {
            return one.equals(other) || isSameFile(one, other);
        }
        return Objects.equals(left, right);
    }

    private static boolean isSameFile(Path one, Path other) {
        try {
            return Files.isRegularFile(one) && Files.isRegularFile(other) && Files.mismatch(one, other) < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Difference inArrays(String path, Object left, Object right) {
        if (Arrays.deepEquals(new Object[] {left}, new Object[] {right})) {
            return null;
        }
        int length = Array.getLength(left);
        if (length != Array.getLength(right)) {
            return new Difference(path, left, right);
        }
        for (int i = 0; i < length; i++) {
            Difference difference = between(path + "[" + i + "]", Array.get(left, i), Array.get(right, i));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static @Nullable Difference inComponents(String path, Object left, Object right) {
        RecordAccess access = RecordAccess.of(left.getClass());
        for (int i = 0; i < access.names().size(); i++) {
            String component = path + "." + access.names().get(i);
            try {
                Difference difference = between(component, access.get(left, i), access.get(right, i));
                if (difference != null) {
                    return difference;
                }
            } catch (FormatException e) {
                throw new AssertionError(e.getMessage(), e);
            }
        }
        return null;
    }

    private static @Nullable Difference inOrder(String path, List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return new Difference(path, left, right);
        }
        Iterator<?> others = right.iterator();
        int index = 0;
        for (Object each : left) {
            Difference difference = between(path + "[" + index + "]", each, others.next());
            if (difference != null) {
                return difference;
            }
            index++;
        }
        return null;
    }

    private static @Nullable Difference inMaps(String path, Map<?, ?> left, Map<?, ?> right) {
        if (!left.keySet().equals(right.keySet())) {
            return new Difference(path, left, right);
        }
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            Difference difference = between(
                    path + "[" + ShownValue.of(entry.getKey()) + "]", entry.getValue(), right.get(entry.getKey()));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }
}
