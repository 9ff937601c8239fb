package dev.icosian.compiler.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonFileTest {
    private static final Map<String, Object> VALUE =
            Map.of("formatVersion", 1L, "ratio", 0.5, "names", List.of("a", "\u00e9"));

    @Test
    void theFormIsObjectNewlineTrailer() {
        assertThat(new String(JsonFile.write(Map.of("formatVersion", 1)), StandardCharsets.UTF_8))
                .isEqualTo("{\"formatVersion\":1}\n" + "sha256:"
                        + Sha256.hex("{\"formatVersion\":1}\n".getBytes(StandardCharsets.UTF_8)) + "\n");
    }

    @Test
    void whatIsWrittenIsRead() {
        assertThat(JsonFile.read(JsonFile.write(VALUE))).isEqualTo(new JsonFile.Whole(VALUE));
    }

    @Test
    void anyChangedBitIsFound() {
        byte[] file = JsonFile.write(VALUE);
        for (int bit = 0; bit < file.length * 8; bit++) {
            byte[] changed = file.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(JsonFile.read(changed)).as("bit %d", bit).isInstanceOf(JsonFile.Damaged.class);
        }
    }

    @Test
    void anyCutIsFound() {
        byte[] file = JsonFile.write(VALUE);
        for (int length = 0; length < file.length; length++) {
            assertThat(JsonFile.read(Arrays.copyOf(file, length)))
                    .as("length %d", length)
                    .isInstanceOf(JsonFile.Damaged.class);
        }
        assertThat(JsonFile.read(Arrays.copyOf(file, file.length + 1))).isInstanceOf(JsonFile.Damaged.class);
    }

    static List<Arguments> damages() {
        String object = "{\"a\":1}\n";
        return List.of(
                Arguments.of("", "it is empty"),
                Arguments.of(object, "it is cut off: its last line is not 'sha256:' and a digest"),
                Arguments.of(object + "x".repeat(71) + "\n", "its last line is not 'sha256:' and a digest"),
                Arguments.of(
                        object + "sha256:" + "0".repeat(64) + "\n",
                        "its bytes do not have the digest that its last line states"),
                Arguments.of(trailed("[1]\n"), "it holds no JSON object"),
                Arguments.of(trailed(""), "it is not JSON: there is no JSON, only white space"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void reasonIsGiven(String file, String why) {
        assertThat(JsonFile.read(file.getBytes(StandardCharsets.UTF_8))).isEqualTo(new JsonFile.Damaged(why));
    }

    private static String trailed(String body) {
        return body + "sha256:" + Sha256.hex(body.getBytes(StandardCharsets.UTF_8)) + "\n";
    }
}
