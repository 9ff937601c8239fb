package dev.icosian.compiler.codec;

import org.jspecify.annotations.Nullable;

/** Writes values that code made, not a reader: they may be null or, by an unchecked cast, of another type. */
final class CheckedWrite {
    private CheckedWrite() {}

    static Object of(ValueForm form, @Nullable Object value) {
        if (value == null) {
            throw ValueCodecException.expected(form.describe(), null);
        }
        try {
            return form.write(value);
        } catch (ClassCastException e) {
            throw new ValueCodecException("expected " + form.describe() + ", found a "
                    + value.getClass().getTypeName());
        }
    }
}
