package dev.icosian.compiler.codec;

import dev.icosian.compiler.json.Decimals;
import dev.icosian.compiler.json.JsonException;
import dev.icosian.compiler.json.JsonReader;
import java.util.Set;

/** Reads the text form: verbatim where the value is a text, else JSON. */
final class TextReader {
    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

    private TextReader() {}

    static Object read(ValueForm form, String text) {
        if (form.isVerbatim()) {
            return form.read(text);
        }
        if (form instanceof BinaryNumberForm && NOT_FINITE.contains(text)) {
            return form.read(text);
        }
        return json(form, text);
    }

    static Object json(ValueForm form, String json) {
        Object tree;
        try {
            tree = JsonReader.read(json, Decimals.EXACT);
        } catch (JsonException e) {
            if (form.isScalar()) {
                throw ValueCodecException.expected(form.describe(), json);
            }
            throw new ValueCodecException("expected " + form.describe() + ", as JSON; " + e.getMessage());
        }
        return form.read(tree);
    }
}
