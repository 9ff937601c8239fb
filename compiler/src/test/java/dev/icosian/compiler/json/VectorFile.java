package dev.icosian.compiler.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Published test vectors: one per line. {@code -Dupdate=true} writes what this implementation gives. */
final class VectorFile {
    private final Path file;

    VectorFile(String name) {
        this.file = Path.of("src/test/resources/vectors", name);
    }

    Path folder() {
        return file.toAbsolutePath().getParent();
    }

    static boolean isUpdate() {
        return Boolean.getBoolean("update");
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> read() {
        return (List<Map<String, Object>>) document().get("vectors");
    }

    void write(List<Map<String, Object>> vectors) {
        String lines =
                vectors.stream().map(CanonicalJson::structureText).collect(Collectors.joining(",\n", "[\n", "\n]"));
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
