package dev.icosian.materializers.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.icosian.materializers.internal.scalar.FormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** One JSON text: UTF-8, no white space, one line with its end. */
final class Json {
    /** Both ways, so that nothing is written that cannot be read; codecs recurse, and threads have small stacks. */
    private static final int DEEPEST = 1000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private Json() {}

    static void write(JsonCodec codec, Object value, OutputStream out) throws IOException {
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            codec.write(value, generator);
            generator.writeRaw('\n');
        } catch (StreamConstraintsException e) {
            throw new FormatException("nested deeper than " + DEEPEST + " levels", e);
        } catch (ClassCastException e) {
            throw new FormatException("a value inside is not of its declared type: " + e.getMessage(), e);
        }
    }

    static Object read(JsonCodec codec, InputStream in) throws IOException {
        try (JsonParser parser = FACTORY.createParser(in)) {
            if (parser.nextToken() == null) {
                throw new FormatException("no JSON: there are no bytes");
            }
            Object value = codec.readAny(parser);
            if (parser.nextToken() != null) {
                throw new FormatException("more than one JSON value");
            }
            return Objects.requireNonNull(value);
        } catch (JsonProcessingException e) {
            throw new FormatException("no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Returns the JSON of each element, in the order of its bytes. */
    static List<String> sorted(JsonCodec element, Collection<?> elements) throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (Object each : elements) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
                element.writeAny(each, generator);
            } catch (FormatException e) {
                throw e.at("[an element]");
            }
            all.add(bytes.toByteArray());
        }
        all.sort(Arrays::compareUnsigned);
        List<String> sorted = new ArrayList<>();
        for (byte[] bytes : all) {
            sorted.add(new String(bytes, StandardCharsets.UTF_8));
        }
        return sorted;
    }
}
