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
        assertThat(new String(bytes(Map.of("formatVersion", 1)), StandardCharsets.UTF_8))
                .isEqualTo("{\"formatVersion\":1}\n" + "sha256:"
                        + Sha256.hex("{\"formatVersion\":1}\n".getBytes(StandardCharsets.UTF_8)) + "\n");
    }

    @Test
    void whatIsWrittenIsRead() {
        byte[] file = bytes(VALUE);
        assertThat(JsonFile.read(file)).isEqualTo(new JsonFile.Whole(VALUE, Sha256.hex(file)));
    }

    @Test
    void contentKnowsTheDigestOfAllItsBytes() {
        assertThat(JsonFile.write(VALUE).sha256()).isEqualTo(Sha256.hex(bytes(VALUE)));
        assertThat(JsonFile.write(VALUE).size()).isEqualTo(bytes(VALUE).length);
    }

    @Test
    void anyChangedBitIsFound() {
        byte[] file = bytes(VALUE);
        for (int bit = 0; bit < file.length * 8; bit++) {
            byte[] changed = file.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(JsonFile.read(changed)).as("bit %d", bit).isInstanceOf(JsonFile.Damaged.class);
        }
    }

    @Test
    void anyCutIsFound() {
        byte[] file = bytes(VALUE);
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

    private static byte[] bytes(Map<String, Object> value) {
        return JsonFile.write(value).open().readAllBytes();
    }

    private static String trailed(String body) {
        return body + "sha256:" + Sha256.hex(body.getBytes(StandardCharsets.UTF_8)) + "\n";
    }
}
