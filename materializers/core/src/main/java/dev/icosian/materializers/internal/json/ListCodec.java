package dev.icosian.materializers.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.icosian.materializers.internal.scalar.FormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A collection as an array of JSON, in an order and as a class that the kind decides. */
final class ListCodec extends JsonCodec {
    private final CollectionKind kind;
    private final JsonCodec element;

    ListCodec(CollectionKind kind, JsonCodec element) {
        this.kind = kind;
        this.element = element;
    }

    @Override
    void write(Object value, JsonGenerator out) throws IOException {
        Collection<?> elements = (Collection<?>) value;
        kind.checkOrder(elements);
        out.writeStartArray();
        if (kind.isSorted()) {
            for (String json : Json.sorted(element, elements)) {
                out.writeRawValue(json);
            }
        } else {
            int index = 0;
            for (Object each : elements) {
                element.writeAt("[" + index + "]", each, out);
                index++;
            }
        }
        out.writeEndArray();
    }

    @Override
    Object read(JsonParser in) throws IOException {
        List<@Nullable Object> elements = readElements(element, in);
        Collection<@Nullable Object> made = kind.make(elements);
        if (made.size() != elements.size()) {
            throw new FormatException("a set with an element twice");
        }
        return made;
    }

    static List<@Nullable Object> readElements(JsonCodec element, JsonParser in) throws IOException {
        expect(JsonToken.START_ARRAY, in);
        List<@Nullable Object> elements = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(element.readAt("[" + elements.size() + "]", in));
        }
        return elements;
    }
}
