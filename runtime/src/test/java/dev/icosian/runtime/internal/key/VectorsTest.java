package dev.icosian.runtime.internal.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.compiler.json.Decimals;
import dev.icosian.compiler.json.JsonReader;
import dev.icosian.test.Golden;
import dev.icosian.test.Python;
import dev.icosian.test.VectorFile;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VectorsTest {
    private static final VectorFile STEP_KEYS = vectors("step-key.json");
    private static final VectorFile RUN_KEYS = vectors("run-key.json");

    private static VectorFile vectors(String name) {
        return new VectorFile(name, bytes -> JsonReader.read(bytes, Decimals.REFUSED), CanonicalJson::structureText);
    }

    static Stream<Arguments> stepKeys() {
        return STEP_KEYS.arguments();
    }

    static Stream<Arguments> runKeys() {
        return RUN_KEYS.arguments();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stepKeys")
    void stepKeyHolds(String name, Map<String, Object> vector) {
        assumeFalse(Golden.isUpdate(), "the vectors are being written");
        assertThat(VectorFile.with(vector, stepKey(vector))).isEqualTo(vector);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runKeys")
    void runKeyHolds(String name, Map<String, Object> vector) {
        assumeFalse(Golden.isUpdate(), "the vectors are being written");
        assertThat(VectorFile.with(vector, runKey(vector))).isEqualTo(vector);
    }

    @Test
    void update() {
        assumeTrue(Golden.isUpdate(), "-Dupdate=true writes the vectors");
        STEP_KEYS.update(VectorsTest::stepKey);
        RUN_KEYS.update(VectorsTest::runKey);
    }

    @Test
    void anotherImplementationAgrees() throws InterruptedException {
        assertThat(Python.outputOf(VectorFile.FOLDER, "check_vectors.py").lines())
                .containsExactly(
                        "step-key.json: " + STEP_KEYS.read().size() + " vectors, wrong: none",
                        "run-key.json: " + RUN_KEYS.read().size() + " vectors, wrong: none");
    }

    private static Map<String, Object> runKey(Map<String, Object> vector) {
        return Map.of("runKey", RunKey.of((String) vector.get("runId")));
    }

    private static Map<String, Object> stepKey(Map<String, Object> vector) {
        Map<?, ?> record = (Map<?, ?>) tree(vector.get("tree"));
        return Map.of(
                "enc", HexFormat.of().formatHex(KeyEncoder.encode(record)), "key", StepKey.hex(textNamed(record)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> textNamed(Map<?, ?> record) {
        return (Map<String, Object>) record;
    }

    /** The tree that a vector's notation stands for. */
    private static Object tree(Object notation) {
        if (notation instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(tree(item)));
            return items;
        }
        if (!(notation instanceof Map<?, ?> map)) {
            return notation;
        }
        Map.Entry<?, ?> only = map.entrySet().iterator().next();
        return switch ((String) only.getKey()) {
            case "absent" -> Absent.ABSENT;
            case "double" -> Double.longBitsToDouble(HexFormat.fromHexDigitsToLong((String) only.getValue()));
            case "bytes" -> HexFormat.of().parseHex((String) only.getValue());
            case "record" -> record((Map<?, ?>) only.getValue());
            default -> throw new IllegalArgumentException("unknown notation " + only.getKey());
        };
    }

    private static Map<Object, Object> record(Map<?, ?> notation) {
        Map<Object, Object> fields = new LinkedHashMap<>();
        notation.forEach((name, value) -> fields.put(name, tree(value)));
        return fields;
    }
}
