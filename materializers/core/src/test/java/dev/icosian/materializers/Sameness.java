package dev.icosian.materializers;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Equality as functions see it: arrays by their elements, also inside of records and collections; NaN equals NaN. */
final class Sameness {
    private Sameness() {}

    static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right;
        }
        if (left.getClass().isArray()) {
            return left.getClass() == right.getClass() && sameArrays(left, right);
        }
        if (left instanceof Record) {
            return left.getClass() == right.getClass() && sameComponents(left, right);
        }
        if (left instanceof Optional<?> one && right instanceof Optional<?> other) {
            return same(one.orElse(null), other.orElse(null));
        }
        if (left instanceof List<?> one && right instanceof List<?> other) {
            return one.size() == other.size() && sameInOrder(one.iterator(), other.iterator());
        }
        if (left instanceof Map<?, ?> one && right instanceof Map<?, ?> other) {
            return one.keySet().equals(other.keySet())
                    && one.keySet().stream().allMatch(key -> same(one.get(key), other.get(key)));
        }
        if (left instanceof Set<?> one && right instanceof Set<?> other) {
            return one.size() == other.size()
                    && one.stream().allMatch(each -> other.stream().anyMatch(candidate -> same(each, candidate)));
        }
        return Objects.equals(left, right);
    }

    private static boolean sameArrays(Object left, Object right) {
        if (Array.getLength(left) != Array.getLength(right)) {
            return false;
        }
        for (int i = 0; i < Array.getLength(left); i++) {
            if (!same(Array.get(left, i), Array.get(right, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameComponents(Object left, Object right) {
        for (RecordComponent component : left.getClass().getRecordComponents()) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            try {
                if (!same(accessor.invoke(left), accessor.invoke(right))) {
                    return false;
                }
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }
        return true;
    }

    private static boolean sameInOrder(Iterator<?> left, Iterator<?> right) {
        while (left.hasNext()) {
            if (!same(left.next(), right.next())) {
                return false;
            }
        }
        return true;
    }
}
