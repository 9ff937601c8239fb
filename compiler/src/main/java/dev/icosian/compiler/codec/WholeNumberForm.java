package dev.icosian.compiler.codec;

import java.math.BigInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Integers of a limited size. */
final class WholeNumberForm implements ValueForm {
    private final Class<?> type;
    private final String name;
    private final long least;
    private final long most;
    private final Function<Long, Object> narrow;

    WholeNumberForm(Class<?> type, String name, long least, long most, Function<Long, Object> narrow) {
        this.type = type;
        this.name = name;
        this.least = least;
        this.most = most;
        this.narrow = narrow;
    }

    @Override
    public String describe() {
        return "a whole number";
    }

    @Override
    public Object read(@Nullable Object tree) {
        if (tree instanceof Long number && number >= least && number <= most) {
            return narrow.apply(number);
        }
        if (tree instanceof Long || tree instanceof BigInteger) {
            throw ValueCodecException.expected(describe() + " from " + least + " to " + most + " (" + name + ")", tree);
        }
        throw ValueCodecException.expected(describe(), tree);
    }

    @Override
    public Object write(Object value) {
        return ((Number) type.cast(value)).longValue();
    }
}
