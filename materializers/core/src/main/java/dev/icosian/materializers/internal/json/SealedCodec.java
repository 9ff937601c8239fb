package dev.icosian.materializers.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.icosian.materializers.internal.scalar.FormatException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** One of the records of a sealed interface: an object whose first name is {@code type}. */
final class SealedCodec extends JsonCodec {
    static final String TAG = "type";

    private final Class<?> type;
    private final Map<String, RecordCodec> byName;
    private final Map<Class<?>, String> names = new HashMap<>();

    SealedCodec(Class<?> type, Map<Class<?>, RecordCodec> permitted) {
        this.type = type;
        this.byName = new HashMap<>();
        permitted.forEach((each, codec) -> {
            byName.put(each.getSimpleName(), codec);
            names.put(each, each.getSimpleName());
        });
    }

    @Override
    void write(Object value, JsonGenerator out) throws IOException {
        String name = names.get(value.getClass());
        RecordCodec codec = name == null ? null : byName.get(name);
        if (codec == null) {
            throw new FormatException(value.getClass().getName() + " where " + type.getName() + " is declared");
        }
        out.writeStartObject();
        out.writeStringField(TAG, name);
        codec.writeComponents(value, out);
        out.writeEndObject();
    }

    @Override
    Object read(JsonParser in) throws IOException {
        expect(JsonToken.START_OBJECT, in);
        if (in.nextToken() != JsonToken.FIELD_NAME || !TAG.equals(in.currentName())) {
            throw new FormatException("an object of " + type.getName() + " begins with its \"" + TAG + "\"");
        }
        if (in.nextToken() != JsonToken.VALUE_STRING) {
            throw new FormatException("\"" + TAG + "\" is " + name(in.currentToken()) + ", not a string");
        }
        String name = in.getText();
        RecordCodec codec = byName.get(name);
        if (codec == null) {
            throw new FormatException(
                    "the type '" + name + "' is none of " + String.join(", ", new TreeSet<>(byName.keySet())));
        }
        in.nextToken();
        return codec.readComponents(in);
    }
}
