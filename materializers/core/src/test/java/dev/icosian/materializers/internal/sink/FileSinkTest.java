package dev.icosian.materializers.internal.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.icosian.Location;
import dev.icosian.PipelineException;
import dev.icosian.Sink;
import dev.icosian.TypeRef;
import dev.icosian.internal.Sha256;
import dev.icosian.materializers.Sinks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileSinkTest {
    record Row(int x, String text) {}

    record Table(int[] x, double[] y) {}

    private static final Location LOCATION = Location.of("out/{region}/x");
    private static final Sink<?> CSV = Sinks.csv(LOCATION);
    private static final Sink<?> JSON = Sinks.json(LOCATION);

    @TempDir
    Path temporary;

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(CSV, new TypeRef<List<Row>>() {}, List.of(new Row(1, "a")), "x,text\n1,a\n"),
                arguments(CSV, new TypeRef<List<Row>>() {}, List.of(), "x,text\n"),
                arguments(CSV, TypeRef.of(Table.class), new Table(new int[] {1}, new double[] {2}), "x,y\n1,2.0\n"),
                arguments(CSV, TypeRef.of(double[].class), new double[] {1, Double.NaN}, "value\n1.0\nNaN\n"),
                arguments(CSV, TypeRef.of(String[].class), new String[] {"a", null, ""}, "value\na\n\n\"\"\n"),
                arguments(JSON, TypeRef.of(double[].class), new double[] {1}, "[1.0]\n"),
                arguments(JSON, TypeRef.of(String.class), "a", "\"a\"\n"),
                arguments(JSON, new TypeRef<Map<String, Integer>>() {}, Map.of("b", 1, "a", 2), "{\"a\":2,\"b\":1}\n"),
                arguments(JSON, TypeRef.of(Row.class), new Row(1, "a"), "{\"x\":1,\"text\":\"a\"}\n"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void fileHoldsTheValueAndItsDigestIsReturned(Sink<?> sink, TypeRef<Object> type, Object value, String text)
            throws Exception {
        Path file = temporary.resolve("new/folder/x");

        String sha256 = publish(sink, type, value, file.toString());

        assertThat(file).hasContent(text);
        assertThat(sha256).isEqualTo(Sha256.hex(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(filesIn(file)).containsExactly("x");
    }

    @Test
    void equalTargetIsLeftAlone() throws Exception {
        Path file = Files.writeString(temporary.resolve("x"), "[1.0]\n");
        FileTime before = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, before);

        publish(JSON, TypeRef.of(double[].class), new double[] {1}, file.toString());

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
        assertThat(filesIn(file)).containsExactly("x");
    }

    @Test
    void readersOfTheOldFileKeepIt() throws Exception {
        Path file = Files.writeString(temporary.resolve("x"), "old text, longer");
        try (InputStream reader = Files.newInputStream(file)) {
            publish(JSON, TypeRef.of(int[].class), new int[] {1}, file.toUri().toString());

            assertThat(reader.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("old text, longer");
        }
        assertThat(file).hasContent("[1]\n");
    }

    @Test
    void valueThatCannotBeWrittenLeavesTheTargetAlone() throws Exception {
        Path file = Files.writeString(temporary.resolve("x"), "old");

        assertThatThrownBy(() -> publish(JSON, TypeRef.of(Row.class), new Row(1, null), file.toString()))
                .hasMessage(".text: null where no @Nullable allows it");

        assertThat(file).hasContent("old");
        assertThat(filesIn(file)).containsExactly("x");
    }

    @Test
    void targetThatIsAFolderIsAnErrorWithoutTraces() throws Exception {
        Path folder = Files.createDirectories(temporary.resolve("x/y"));

        assertThatThrownBy(() -> publish(
                        JSON, TypeRef.of(int.class), 1, folder.getParent().toString()))
                .isInstanceOf(IOException.class);

        assertThat(filesIn(folder)).isEmpty();
        assertThat(temporary).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void sinkOfFilesTakesNoOtherPlace() {
        assertThatThrownBy(() -> publish(CSV, TypeRef.of(int[].class), new int[0], "s3://bucket/x.csv"))
                .isInstanceOf(PipelineException.class)
                .hasMessage("[Sink/NotAFile] the sink csv-file writes files, and 's3://bucket/x.csv' is none\n"
                        + "  fix: give a path, add the library for this place (s3: dev.icosian:icosian-s3), or use a sink that"
                        + " knows it");
    }

    @Test
    void sinksAcceptWhatTheyCanWrite() {
        assertThat(List.of(CSV.id(), JSON.id())).containsExactly("csv-file", "json-file");
        assertThat(CSV.location()).isEqualTo(LOCATION);
        assertThat(CSV.accepts(new TypeRef<List<Row>>() {})).isTrue();
        assertThat(CSV.accepts(TypeRef.of(Table.class))).isTrue();
        assertThat(CSV.accepts(TypeRef.of(boolean[].class))).isTrue();
        assertThat(CSV.accepts(TypeRef.of(Row.class))).isFalse();
        assertThat(CSV.accepts(new TypeRef<List<Table>>() {})).isFalse();
        assertThat(CSV.accepts(new TypeRef<List<List<Row>>>() {})).isFalse();
        assertThat(CSV.accepts(TypeRef.of(double[][].class))).isFalse();
        assertThat(CSV.accepts(TypeRef.of(String.class))).isFalse();
        assertThat(JSON.accepts(TypeRef.of(Row.class))).isTrue();
        assertThat(JSON.accepts(TypeRef.of(Date.class))).isFalse();
        assertThatThrownBy(() -> CSV.forType(TypeRef.of(Date.class)))
                .hasMessage("the sink csv-file does not take java.util.Date");
    }

    @Test
    void sinkMustBeBoundToAType() {
        assertThatThrownBy(() -> publishUnbound(CSV))
                .hasMessage("bind the sink csv-file to the node's type with forType before it is filled");
    }

    @SuppressWarnings("unchecked") // the sink takes any value
    private static void publishUnbound(Sink<?> sink) throws Exception {
        ((Sink<Object>) sink).publish(new int[0], new Location.Resolved("x", Map.of()));
    }

    @SuppressWarnings("unchecked") // bound to the value's type
    private static String publish(Sink<?> sink, TypeRef<?> type, Object value, String uri) throws Exception {
        Sink<Object> bound = (Sink<Object>) sink.forType(type);
        assertThat(bound.accepts(type)).isTrue();
        assertThat(bound.id()).isEqualTo(sink.id());
        assertThat(bound.version()).isEqualTo(sink.version());
        assertThat(bound.location()).isEqualTo(sink.location());
        return bound.publish(value, new Location.Resolved(uri, Map.of()));
    }

    private static List<String> filesIn(Path file) throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.filter(Files::isRegularFile)
                    .map(each -> each.getFileName().toString())
                    .toList();
        }
    }
}
