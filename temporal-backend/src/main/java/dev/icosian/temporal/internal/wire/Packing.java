package dev.icosian.temporal.internal.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Steps of large plans as compressed text. Thread safe. */
public final class Packing {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Packing() {}

    /** Returns how many bytes the steps take as plain JSON. */
    public static int plainSize(List<StepInput> steps) {
        return json(steps).length;
    }

    /** Returns Base64 of the compressed JSON. */
    public static String pack(List<StepInput> steps) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(json(steps));
            }
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the steps of {@link #pack}. */
    public static List<StepInput> unpack(String packed) {
        byte[] bytes = Base64.getDecoder().decode(packed.getBytes(StandardCharsets.US_ASCII));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return List.copyOf(MAPPER.readValue(in, new TypeReference<List<StepInput>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] json(List<StepInput> steps) {
        try {
            return MAPPER.writeValueAsBytes(steps);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
