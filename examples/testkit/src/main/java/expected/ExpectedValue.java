package expected;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** An expected value: a column, matrix, scalar, list or map. Immutable. */
public final class ExpectedValue {
    private static final double PLAIN = 1e-12;

    private final String name;
    private final Path folder;
    private final JsonNode json;

    ExpectedValue(String name, Path folder, JsonNode json) {
        this.name = name;
        this.folder = folder;
        this.json = json;
    }

    /** Returns {@code column}, {@code matrix}, {@code table}, {@code scalar}, {@code list}, {@code map} or {@code validation}. */
    public String kind() {
        return json.isObject() && json.has("kind") ? json.required("kind").textValue() : "plain";
    }

    /** Asserts equality at relative 1e-12, and bit by bit where the case has the bits of plain order. */
    public void assertMatches(Object actual) {
        assertMatches(actual, PLAIN);
    }

    /** Asserts equality at a relative tolerance, and bit by bit where the case has the bits of plain order. */
    public void assertMatches(Object actual, double tolerance) {
        assertMatches(actual, tolerance, true);
    }

    /** Asserts equality at a relative tolerance, whatever the case says about bits. */
    public void assertClose(Object actual, double tolerance) {
        assertMatches(actual, tolerance, false);
    }

    private void assertMatches(Object actual, double tolerance, boolean bitsWhereSaid) {
        switch (kind()) {
            case "column" -> assertColumn(json, Numbers.flatten(actual), tolerance, bitsWhereSaid);
            case "matrix" ->
                assertColumn(json.required("row_major"), Numbers.flatten(actual), tolerance, bitsWhereSaid);
            case "scalar" ->
                assertClose(
                        name, Numbers.flatten(actual)[0], json.required("value").doubleValue(), tolerance);
            case "list" -> assertList((List<?>) actual);
            case "map" -> assertRecord((Record) actual, tolerance);
            case "table" -> assertTable((Record) actual);
            default ->
                throw new AssertionError(name + " is of kind " + kind() + ", which this test kit does not compare");
        }
    }

    private void assertColumn(JsonNode expected, double[] actual, double tolerance, boolean bitsWhereSaid) {
        double[] column = column(folder.resolve(expected.required("file").textValue()));
        assertThat(actual.length).as("rows of %s", name).isEqualTo(column.length);
        JsonNode exact = expected.path("plain_order_exact");
        if (bitsWhereSaid && exact.isBoolean() && exact.booleanValue()) {
            assertThat(sha256(actual))
                    .as("bits of %s", name)
                    .isEqualTo(expected.required("sha256_le_doubles").textValue());
        }
        JsonNode plainOrder = expected.path("sha256_plain_order");
        if (bitsWhereSaid && plainOrder.isTextual()) {
            assertThat(sha256(actual)).as("bits of %s", name).isEqualTo(plainOrder.textValue());
        }
        for (int row = 0; row < column.length; row++) {
            assertClose(name + "[" + row + "]", actual[row], column[row], tolerance);
        }
    }

    private void assertList(List<?> actual) {
        List<String> expected = new ArrayList<>();
        json.required("value").forEach(item -> expected.add(ExpectedCase.nodeName(item.textValue())));
        assertThat(actual.stream().map(String::valueOf).toList()).as(name).isEqualTo(expected);
    }

    private void assertTable(Record actual) {
        List<String> names = new ArrayList<>();
        json.required("columns").forEach(column -> names.add(ExpectedCase.nodeName(column.textValue())));
        RecordComponent[] columns = actual.getClass().getRecordComponents();
        assertThat(columns)
                .as("columns of %s", name)
                .extracting(RecordComponent::getName)
                .isEqualTo(names);
        for (RecordComponent column : columns) {
            assertThat(Numbers.flatten(Numbers.component(actual, column)))
                    .as("rows of %s in %s", column.getName(), name)
                    .hasSize(json.required("rows").intValue());
        }
    }

    private void assertRecord(Record actual, double tolerance) {
        Map<String, Object> components = new TreeMap<>();
        for (RecordComponent component : actual.getClass().getRecordComponents()) {
            components.put(component.getName(), Numbers.component(actual, component));
        }
        List<String> keys = new ArrayList<>();
        if (json.has("keys")) {
            json.required("keys").forEach(key -> keys.add(ExpectedCase.nodeName(key.textValue())));
            assertThat(components.keySet()).as("parts of %s", name).containsExactlyInAnyOrderElementsOf(keys);
        }
        for (Map.Entry<String, JsonNode> entry : json.required("value").properties()) {
            Object component = Objects.requireNonNull(
                    components.get(ExpectedCase.nodeName(entry.getKey())), () -> entry.getKey() + " of " + name);
            if (entry.getValue().isTextual()) {
                assertThat(String.valueOf(component))
                        .as("%s of %s", entry.getKey(), name)
                        .isEqualToIgnoringCase(entry.getValue().textValue());
            } else {
                assertClose(
                        entry.getKey() + " of " + name,
                        Numbers.flatten(component)[0],
                        entry.getValue().doubleValue(),
                        tolerance);
            }
        }
    }

    private static void assertClose(String what, double actual, double expected, double tolerance) {
        if (Double.isNaN(expected)) {
            assertThat(actual).as(what).isNaN();
            return;
        }
        if (expected == 0) {
            assertThat(Math.abs(actual)).as(what).isZero();
            return;
        }
        double difference = Math.abs(actual - expected) / Math.abs(expected);
        assertThat(difference)
                .as("%s: %s instead of %s, relative difference", what, actual, expected)
                .isLessThanOrEqualTo(tolerance);
    }

    private static double[] column(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            double[] values = new double[bytes.remaining() / Double.BYTES];
            bytes.asDoubleBuffer().get(values);
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putDouble(value);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
