package dev.icosian.compiler.codec;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values that are one text: read by a function that throws a run-time exception where the text does not fit. */
final class TextForm implements ValueForm {
    private final Class<?> type;
    private final String description;
    private final Function<String, Object> parse;
    private final Function<Object, String> print;

    TextForm(Class<?> type, String description, Function<String, Object> parse, Function<Object, String> print) {
        this.type = type;
        this.description = description;
        this.parse = parse;
        this.print = print;
    }

    Class<?> type() {
        return type;
    }

    @Override
    public String describe() {
        return description;
    }

    @Override
    public Object read(@Nullable Object tree) {
        if (!(tree instanceof String text)) {
            throw ValueCodecException.expected(description, tree);
        }
        try {
            return parse.apply(text);
        } catch (RuntimeException e) {
            throw ValueCodecException.expected(description, text);
        }
    }

    @Override
    public Object write(Object value) {
        return print.apply(type.cast(value));
    }

    @Override
    public boolean isVerbatim() {
        return true;
    }
}
