package dev.icosian.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Published test vectors, one per line, with which other implementations can be checked. {@code -Dupdate=true} writes
 * what this one gives.
 */
public final class VectorFile {
    /** Where the files are. */
    public static final Path FOLDER = Path.of("src/test/resources/vectors");

    private final Path file;
    private final Function<byte[], Object> reader;
    private final Function<Object, String> writer;

    /** Names a file, and how its JSON is read and a part of it written. */
    public VectorFile(String name, Function<byte[], Object> reader, Function<Object, String> writer) {
        this.file = FOLDER.resolve(name);
        this.reader = reader;
        this.writer = writer;
    }

    /** Returns the vectors. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> read() {
        return (List<Map<String, Object>>) Objects.requireNonNull(document().get("vectors"));
    }

    /** Returns name and vector of each. */
    public Stream<Arguments> arguments() {
        return read().stream().map(vector -> Arguments.of(vector.get("name"), vector));
    }

    /** Writes each vector with what is computed for it. */
    public void update(Function<Map<String, Object>, Map<String, Object>> computed) {
        String lines = read().stream()
                .map(vector -> writer.apply(with(vector, computed.apply(vector))))
                .collect(Collectors.joining(",\n", "[\n", "\n]"));
        String readme = writer.apply(Objects.requireNonNull(document().get("readme")));
        try {
            Files.writeString(file, "{\"readme\":" + readme + ",\"vectors\":" + lines + "}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a vector with other or more fields. */
    public static Map<String, Object> with(Map<String, Object> vector, Map<String, Object> more) {
        Map<String, Object> result = new TreeMap<>(vector);
        result.putAll(more);
        return result;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> document() {
        try {
            return (Map<String, Object>) reader.apply(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
