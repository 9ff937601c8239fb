package dev.icosian.compiler.codec;

import org.jspecify.annotations.Nullable;

/** {@code true} and {@code false}. */
final class BooleanForm implements ValueForm {
    @Override
    public String describe() {
        return "true or false";
    }

    @Override
    public Object read(@Nullable Object tree) {
        if (tree instanceof Boolean) {
            return tree;
        }
        throw ValueCodecException.expected(describe(), tree);
    }

    @Override
    public Object write(Object value) {
        return (Boolean) value;
    }
}
