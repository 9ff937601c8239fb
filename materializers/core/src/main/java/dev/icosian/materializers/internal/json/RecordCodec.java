package dev.icosian.materializers.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.icosian.materializers.internal.record.RecordAccess;
import dev.icosian.materializers.internal.scalar.FormatException;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record as an object of JSON, its components in declared order. */
final class RecordCodec extends JsonCodec {
    private final RecordAccess access;
    private final List<JsonCodec> components;
    private final Map<String, Integer> indexes = new HashMap<>();

    RecordCodec(RecordAccess access, List<JsonCodec> components) {
        this.access = access;
        this.components = List.copyOf(components);
        for (String name : access.names()) {
            indexes.put(name, indexes.size());
        }
    }

    @Override
    void write(Object value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        writeComponents(value, out);
        out.writeEndObject();
    }

    @Override
    Object read(JsonParser in) throws IOException {
        expect(JsonToken.START_OBJECT, in);
        in.nextToken();
        return readComponents(in);
    }

    void writeComponents(Object value, JsonGenerator out) throws IOException {
        for (int i = 0; i < components.size(); i++) {
            String name = access.names().get(i);
            out.writeFieldName(name);
            components.get(i).writeAt("." + name, access.get(value, i), out);
        }
    }

    /** Reads from the first component's name to the end of the object. */
    Object readComponents(JsonParser in) throws IOException {
        @Nullable Object[] values = new @Nullable Object[components.size()];
        BitSet present = new BitSet();
        for (; in.currentToken() == JsonToken.FIELD_NAME; in.nextToken()) {
            String name = in.currentName();
            Integer index = indexes.get(name);
            if (index == null) {
                throw new FormatException("'" + name + "' is no component of " + access.typeName() + ", which has "
                        + String.join(", ", access.names()));
            }
            if (present.get(index)) {
                throw new FormatException("the component '" + name + "' twice");
            }
            present.set(index);
            in.nextToken();
            values[index] = components.get(index).readAt("." + name, in);
        }
        for (int i = present.nextClearBit(0); i < values.length; i = present.nextClearBit(i + 1)) {
            if (!components.get(i).mayBeAbsent()) {
                throw new FormatException("the component '" + access.names().get(i) + "' is missing");
            }
            values[i] = components.get(i).readNull();
        }
        return access.make(values);
    }
}
