package dev.icosian.compiler.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.icosian.internal.Sha256;
import dev.icosian.test.Golden;
import dev.icosian.test.Python;
import dev.icosian.test.VectorFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalJsonVectorsTest {
    private static final VectorFile FILE = new VectorFile(
            "canonical-json.json", bytes -> JsonReader.read(bytes, Decimals.REFUSED), CanonicalJson::structureText);

    static Stream<Arguments> vectors() {
        return FILE.arguments();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void vectorHolds(String name, Map<String, Object> vector) {
        assumeFalse(Golden.isUpdate(), "the vectors are being written");
        assertThat(VectorFile.with(vector, computed(vector))).isEqualTo(vector);
    }

    @Test
    void update() {
        assumeTrue(Golden.isUpdate(), "-Dupdate=true writes the vectors");
        FILE.update(CanonicalJsonVectorsTest::computed);
    }

    @Test
    void anotherImplementationAgrees() throws InterruptedException {
        assertThat(Python.outputOf(VectorFile.FOLDER, "check_vectors.py").lines())
                .containsExactly("canonical-json.json: " + FILE.read().size() + " vectors, wrong: none");
    }

    private static Map<String, Object> computed(Map<String, Object> vector) {
        Map<String, Object> result = new HashMap<>();
        String canonical =
                canonical((String) vector.get("input"), vector.get("mode").equals("value"));
        result.put("canonical", canonical);
        result.put("sha256", canonical == null ? null : Sha256.hex(canonical.getBytes(StandardCharsets.UTF_8)));
        return result;
    }

    private static String canonical(String input, boolean value) {
        try {
            return value
                    ? CanonicalJson.valueText(JsonReader.read(input, Decimals.DOUBLE))
                    : CanonicalJson.structureText(JsonReader.read(input, Decimals.REFUSED));
        } catch (JsonException refused) {
            return null;
        }
    }

    @Test
    void canonicalFormOfCanonicalFormIsItself() {
        List<Map<String, Object>> accepted = FILE.read().stream()
                .filter(vector -> vector.get("canonical") != null)
                .toList();
        assertThat(accepted).hasSizeGreaterThan(20).allSatisfy(vector -> {
            String canonical = (String) vector.get("canonical");
            assertThat(canonical(canonical, vector.get("mode").equals("value"))).isEqualTo(canonical);
        });
    }
}
