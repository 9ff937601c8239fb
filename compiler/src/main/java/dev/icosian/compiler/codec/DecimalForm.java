package dev.icosian.compiler.codec;

import dev.icosian.internal.ShortestDouble;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** {@code BigDecimal}: read from a JSON number or its text, written as text, so that no reader rounds it. */
final class DecimalForm implements ValueForm {
    @Override
    public String describe() {
        return "a decimal number";
    }

    @Override
    public Object read(@Nullable Object tree) {
        if (tree instanceof BigDecimal) {
            return tree;
        }
        if (tree instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (tree instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        if (tree instanceof String || tree instanceof Double) {
            return parsed(tree);
        }
        throw ValueCodecException.expected(describe(), tree);
    }

    private BigDecimal parsed(Object tree) {
        try {
            return new BigDecimal(tree instanceof Double number ? ShortestDouble.toString(number) : (String) tree);
        } catch (NumberFormatException e) {
            throw ValueCodecException.expected(describe(), tree);
        }
    }

    @Override
    public Object write(Object value) {
        return ((BigDecimal) value).toString();
    }
}
