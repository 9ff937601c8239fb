package dev.icosian.materializers.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.icosian.materializers.internal.scalar.FormatException;
import dev.icosian.materializers.internal.scalar.Scalar;
import java.io.IOException;

/** A value without parts. */
final class ScalarCodec extends JsonCodec {
    private final Scalar<?> scalar;

    ScalarCodec(Scalar<?> scalar) {
        this.scalar = scalar;
    }

    @Override
    void write(Object value, JsonGenerator out) throws IOException {
        String text = scalar.write(value);
        switch (scalar.kind()) {
            case STRING -> out.writeString(text);
            case INTEGER -> out.writeNumber(text);
            case BOOLEAN -> out.writeBoolean(Boolean.parseBoolean(text));
            case DECIMAL -> {
                if (isNumber(text)) {
                    out.writeNumber(text);
                    return;
                }
                out.writeString(text);
            }
        }
    }

    @Override
    Object read(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        String text = in.getText();
        boolean expected = switch (scalar.kind()) {
            case STRING -> token == JsonToken.VALUE_STRING;
            case INTEGER -> token == JsonToken.VALUE_NUMBER_INT;
            case BOOLEAN -> token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
            case DECIMAL -> token.isNumeric() || (token == JsonToken.VALUE_STRING && !isNumber(text));
        };
        if (!expected) {
            throw new FormatException(name(token) + " is no " + scalar.type().getSimpleName());
        }
        return scalar.read(text);
    }

    /** Returns whether a double's text is not one of NaN, Infinity, -Infinity. */
    private static boolean isNumber(String text) {
        return !text.isEmpty() && Character.digit(text.charAt(text.length() - 1), 10) >= 0;
    }
}
