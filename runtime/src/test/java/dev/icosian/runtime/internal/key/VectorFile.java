package dev.icosian.runtime.internal.key;

import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.compiler.json.Decimals;
import dev.icosian.compiler.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Published test vectors: one per line. {@code -Dupdate=true} writes what this implementation gives. */
final class VectorFile {
    static final Path FOLDER = Path.of("src/test/resources/vectors");

    private final Path file;

    VectorFile(String name) {
        this.file = FOLDER.resolve(name);
    }

    static boolean isUpdate() {
        return Boolean.getBoolean("update");
    }

    Stream<Arguments> arguments() {
        return read().stream().map(vector -> Arguments.of(vector.get("name"), vector));
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> read() {
        return (List<Map<String, Object>>) document().get("vectors");
    }

    void update(Function<Map<String, Object>, Map<String, Object>> computed) {
        String lines = read().stream()
                .map(vector -> CanonicalJson.structureText(with(vector, computed.apply(vector))))
                .collect(Collectors.joining(",\n", "[\n", "\n]"));
        String readme = CanonicalJson.structureText(document().get("readme"));
        try {
            Files.writeString(file, "{\"readme\":" + readme + ",\"vectors\":" + lines + "}\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> with(Map<String, Object> vector, Map<String, Object> more) {
        Map<String, Object> result = new TreeMap<>(vector);
        result.putAll(more);
        return result;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> document() {
        try {
            return (Map<String, Object>) JsonReader.read(Files.readAllBytes(file), Decimals.REFUSED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
