package dev.icosian.materializers.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array of primitives or of objects. */
final class ArrayCodec extends JsonCodec {
    private final Class<?> componentType;
    private final JsonCodec element;

    ArrayCodec(Class<?> componentType, JsonCodec element) {
        this.componentType = componentType;
        this.element = element;
    }

    @Override
    void write(Object value, JsonGenerator out) throws IOException {
        out.writeStartArray();
        int length = Array.getLength(value);
        for (int i = 0; i < length; i++) {
            element.writeAt("[" + i + "]", Array.get(value, i), out);
        }
        out.writeEndArray();
    }

    @Override
    Object read(JsonParser in) throws IOException {
        List<@Nullable Object> elements = ListCodec.readElements(element, in);
        Object array = Array.newInstance(componentType, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
        }
        return array;
    }
}
