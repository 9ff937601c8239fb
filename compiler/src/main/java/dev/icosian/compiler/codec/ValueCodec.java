package dev.icosian.compiler.codec;

import dev.icosian.TypeRef;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.compiler.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the values of one declared type: of params, config and literals. The <em>text form</em> is what
 * stands after {@code --param name=} and in annotations: verbatim for text, paths, URIs, enums and dates, else JSON. The
 * <em>JSON form</em> is strict by the declared type: {@code "7"} is not an {@code int}, nor is {@code 7.0}; but {@code 7}
 * is a {@code double}. Immutable and thread-safe.
 */
public final class ValueCodec {
    private final ValueForm form;

    private ValueCodec(ValueForm form) {
        this.form = form;
    }

    /** Returns the codec of a type, empty if its values cannot be written; {@link #whyNot} then says why. */
    public static Optional<ValueCodec> forType(TypeRef<?> type) {
        try {
            return Optional.of(new ValueCodec(Forms.of(type.type())));
        } catch (UnsupportedTypeException e) {
            return Optional.empty();
        }
    }

    /** Returns why a type has no codec, empty if it has one. */
    public static Optional<UnsupportedType> whyNot(TypeRef<?> type) {
        try {
            Forms.of(type.type());
            return Optional.empty();
        } catch (UnsupportedTypeException e) {
            return Optional.of(e.finding());
        }
    }

    /** Returns the value of a text form. Throws {@link ValueCodecException} if it does not fit the type. */
    public Object fromText(String text) {
        return TextReader.read(form, text);
    }

    /** Returns the value of a JSON text, canonical or not. Throws {@link ValueCodecException} if it does not fit. */
    public Object fromJsonText(String json) {
        return TextReader.json(form, json);
    }

    /**
     * Returns the value of a JSON tree. For exact {@code BigDecimal}s, read the tree with {@code Decimals.EXACT}. Throws
     * {@link ValueCodecException} if it does not fit the type; null fits none: it means that nothing is given.
     */
    public Object fromJson(@Nullable Object tree) {
        return form.read(tree);
    }

    /** Returns the JSON tree of a value. Throws {@link ValueCodecException} if the value is not of the type. */
    public Object toJson(Object value) {
        return CheckedWrite.of(form, value);
    }

    /** Returns the canonical JSON text of a value. Throws {@link ValueCodecException} if it is not of the type. */
    public String canonicalText(Object value) {
        try {
            return CanonicalJson.valueText(toJson(value));
        } catch (JsonException e) {
            throw new ValueCodecException(String.valueOf(e.getMessage()));
        }
    }

    /** Returns the canonical JSON of a value as UTF-8, which is what keys are made of. */
    public byte[] canonical(Object value) {
        return canonicalText(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns what a value must be, for help texts: {@code a whole number}, {@code one of US, UK}. */
    public String describe() {
        return form.describe();
    }
}
