package dev.icosian.materializers.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.icosian.internal.Utf8Order;
import dev.icosian.materializers.internal.scalar.FormatException;
import dev.icosian.materializers.internal.scalar.Scalar;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A map as an object of JSON, its keys as text, in an order and as a class that the kind decides. */
final class MapCodec extends JsonCodec {
    private final MapKind kind;
    private final Scalar<?> key;
    private final JsonCodec value;

    MapCodec(MapKind kind, Scalar<?> key, JsonCodec value) {
        this.kind = kind;
        this.key = key;
        this.value = value;
    }

    @Override
    void write(Object map, JsonGenerator out) throws IOException {
        kind.checkOrder((Map<?, ?>) map);
        Map<String, @Nullable Object> byText =
                kind.isSorted() ? new TreeMap<>(Utf8Order.INSTANCE) : new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
            String text = textOf(entry.getKey());
            if (byText.containsKey(text)) {
                throw new FormatException("two keys with the text '" + text + "'");
            }
            byText.put(text, entry.getValue());
        }
        out.writeStartObject();
        for (Map.Entry<String, @Nullable Object> entry : byText.entrySet()) {
            out.writeFieldName(entry.getKey());
            value.writeAt(place(entry.getKey()), entry.getValue(), out);
        }
        out.writeEndObject();
    }

    @Override
    Object read(JsonParser in) throws IOException {
        expect(JsonToken.START_OBJECT, in);
        LinkedHashMap<Object, @Nullable Object> entries = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String text = in.currentName();
            Object read = key.read(text);
            if (entries.containsKey(read)) {
                throw new FormatException("the key '" + text + "' twice");
            }
            in.nextToken();
            entries.put(read, value.readAt(place(text), in));
        }
        return kind.make(entries);
    }

    private String textOf(@Nullable Object each) throws FormatException {
        if (each == null) {
            throw new FormatException("a null key");
        }
        return key.write(each);
    }

    private static String place(String text) {
        return "['" + text + "']";
    }
}
