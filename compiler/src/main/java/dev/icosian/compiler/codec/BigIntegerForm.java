package dev.icosian.compiler.codec;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Integers of any size, as JSON numbers. */
final class BigIntegerForm implements ValueForm {
    @Override
    public String describe() {
        return "a whole number";
    }

    @Override
    public Object read(@Nullable Object tree) {
        if (tree instanceof BigInteger) {
            return tree;
        }
        if (tree instanceof Long number) {
            return BigInteger.valueOf(number);
        }
        throw ValueCodecException.expected(describe(), tree);
    }

    @Override
    public Object write(Object value) {
        return (BigInteger) value;
    }
}
