package dev.icosian.compiler.codec;

import dev.icosian.internal.ShortestDouble;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * {@code double} and {@code float}: a JSON number, whole or not, or the text of one of the three that JSON lacks. A
 * decimal becomes the nearest of them; one that is too large or too small for any is refused.
 */
final class BinaryNumberForm implements ValueForm {
    private final boolean single;

    BinaryNumberForm(boolean single) {
        this.single = single;
    }

    @Override
    public String describe() {
        return "a number";
    }

    @Override
    public Object read(@Nullable Object tree) {
        if (tree instanceof String text) {
            return notFinite(text);
        }
        if (tree instanceof Double number && (!single || number == 0)) {
            return single ? (Object) number.floatValue() : number;
        }
        BigDecimal exact = exact(tree);
        double nearest = single ? exact.floatValue() : exact.doubleValue();
        boolean vanished = nearest == 0 && exact.signum() != 0;
        if (Double.isInfinite(nearest) || vanished) {
            String range = single ? "a float" : "a double";
            throw ValueCodecException.expected(describe() + " in the range of " + range, tree);
        }
        return single ? (Object) (float) nearest : (Object) nearest;
    }

    private Object notFinite(String text) {
        return switch (text) {
            case "NaN" -> single ? (Object) Float.NaN : (Object) Double.NaN;
            case "Infinity" -> single ? (Object) Float.POSITIVE_INFINITY : (Object) Double.POSITIVE_INFINITY;
            case "-Infinity" -> single ? (Object) Float.NEGATIVE_INFINITY : (Object) Double.NEGATIVE_INFINITY;
            default -> throw ValueCodecException.expected(describe(), text);
        };
    }

    private BigDecimal exact(@Nullable Object tree) {
        if (tree instanceof BigDecimal decimal) {
            return decimal;
        }
        if (tree instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (tree instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        if (tree instanceof Double number && Double.isFinite(number)) {
            return new BigDecimal(ShortestDouble.toString(number));
        }
        throw ValueCodecException.expected(describe(), tree);
    }

    /** A float becomes the double that is spelled like it, which is not the double of the same value. */
    @Override
    public Object write(Object value) {
        return single ? (Object) Double.valueOf(ShortestDouble.toString((Float) value)) : (Double) value;
    }
}
