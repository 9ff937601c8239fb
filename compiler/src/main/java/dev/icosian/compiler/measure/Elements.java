package dev.icosian.compiler.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks through the elements of numbers, texts, and arrays and lists of them, in order. */
public final class Elements {
    /** Up to here doubles hold all whole numbers. */
    private static final long EXACT = 1L << 53;

    private Elements() {}

    /** Shows every element to the visitor. Recursive over arrays in arrays, which are as deep as their type. */
    public static void visit(@Nullable Object value, ElementVisitor visitor) {
        if (value instanceof double[] numbers) {
            for (double number : numbers) {
                visitor.element();
                visitor.number(number);
            }
        } else if (value instanceof Object[] items) {
            for (Object item : items) {
                inner(item, visitor);
            }
        } else if (value instanceof List<?> items) {
            for (Object item : items) {
                inner(item, visitor);
            }
        } else if (value != null && value.getClass().isArray()) {
            primitives(value, visitor);
        } else if (value == null) {
            visitor.missing();
        } else {
            scalar(value, visitor);
        }
    }

    private static void inner(@Nullable Object item, ElementVisitor visitor) {
        if (item == null) {
            visitor.element();
        }
        visit(item, visitor);
    }

    private static void scalar(Object value, ElementVisitor visitor) {
        visitor.element();
        if (value instanceof Double || value instanceof Float) {
            visitor.number(((Number) value).doubleValue());
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            whole(((Number) value).longValue(), visitor);
        } else if (value instanceof String text) {
            visitor.text(text);
        } else if (value instanceof Boolean flag) {
            visitor.number(flag ? 1 : 0);
        } else if (value instanceof BigDecimal decimal) {
            visitor.exact(decimal);
        } else if (value instanceof BigInteger integer) {
            visitor.exact(new BigDecimal(integer));
        }
    }

    private static void primitives(Object array, ElementVisitor visitor) {
        if (array instanceof float[] numbers) {
            for (float number : numbers) {
                visitor.element();
                visitor.number(number);
            }
        } else if (array instanceof long[] numbers) {
            for (long number : numbers) {
                visitor.element();
                whole(number, visitor);
            }
        } else if (array instanceof int[] numbers) {
            for (int number : numbers) {
                visitor.element();
                visitor.number(number);
            }
        } else if (array instanceof short[] numbers) {
            for (short number : numbers) {
                visitor.element();
                visitor.number(number);
            }
        } else if (array instanceof byte[] numbers) {
            for (byte number : numbers) {
                visitor.element();
                visitor.number(number);
            }
        } else if (array instanceof boolean[] flags) {
            for (boolean flag : flags) {
                visitor.element();
                visitor.number(flag ? 1 : 0);
            }
        } else {
            for (int i = 0; i < ((char[]) array).length; i++) {
                visitor.element();
            }
        }
    }

    private static void whole(long value, ElementVisitor visitor) {
        if (value >= -EXACT && value <= EXACT) {
            visitor.number((double) value);
        } else {
            visitor.exact(BigDecimal.valueOf(value));
        }
    }
}
