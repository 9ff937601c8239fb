package dev.icosian.compiler.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalJsonTest {
    @Test
    void valueHoldsDoublesStructureDoesNot() {
        Map<String, Object> tree = Map.of("a", List.of(1.5));
        assertThat(CanonicalJson.valueText(tree)).isEqualTo("{\"a\":[1.5]}");
        assertThatThrownBy(() -> CanonicalJson.structure(tree))
                .isInstanceOf(JsonException.class)
                .hasMessage(".a[0]: a double stands where only whole numbers can: 1.5");
    }

    @Test
    void numbersThatJsonLacksAreText() {
        assertThat(CanonicalJson.valueText(Arrays.asList(Double.NaN, 1 / 0.0, -1 / 0.0, -0.0, null)))
                .isEqualTo("[\"NaN\",\"Infinity\",\"-Infinity\",-0.0,null]");
    }

    @Test
    void everyKindOfWholeNumber() {
        assertThat(CanonicalJson.structureText(List.of(1, 2L, BigInteger.TWO.pow(70), Long.MIN_VALUE)))
                .isEqualTo("[1,2,1180591620717411303424,-9223372036854775808]");
    }

    @Test
    void onlyADocumentEndsWithANewline() {
        assertThat(CanonicalJson.document(Map.of("a", 1))).isEqualTo("{\"a\":1}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(CanonicalJson.structure(Map.of("a", 1))).isEqualTo("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        assertThat(CanonicalJson.value(Map.of("a", 1))).isEqualTo("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    }

    static List<Arguments> treesWithoutJson() {
        return List.of(
                Arguments.of(List.of(BigDecimal.ONE), "[0]: a java.math.BigDecimal has no canonical JSON"),
                Arguments.of(Map.of("x", 'c'), ".x: a java.lang.Character has no canonical JSON"),
                Arguments.of(1.5f, "a java.lang.Float has no canonical JSON"),
                Arguments.of(Map.of(1, 2), "the key 1 is not text"),
                Arguments.of(Map.of("a", "x\ud83d"), ".a: the text has an unpaired surrogate at index 1"),
                Arguments.of(
                        List.of(Map.of("\ude00", 1)), "[0].\ude00: the text has an unpaired surrogate at index 0"));
    }

    @ParameterizedTest
    @MethodSource("treesWithoutJson")
    void treeWithoutJsonIsRefused(Object tree, String message) {
        assertThatThrownBy(() -> CanonicalJson.value(tree))
                .isInstanceOf(JsonException.class)
                .hasMessage(message);
    }

    @Test
    void aThousandLevelsAreTheLimitBothWays() {
        Object deepest = nested(1000);
        String text = CanonicalJson.structureText(deepest);
        assertThat(JsonReader.read(text, Decimals.REFUSED)).isEqualTo(deepest);
        assertThatThrownBy(() -> CanonicalJson.structure(nested(1001)))
                .isInstanceOf(JsonException.class)
                .hasMessageEndingWith("[0]: more than 1,000 levels of lists and objects");
        assertThatThrownBy(() -> JsonReader.read("[" + text + "]", Decimals.REFUSED))
                .isInstanceOf(JsonException.class);
    }

    private static Object nested(int levels) {
        List<Object> tree = List.of();
        for (int level = 1; level < levels; level++) {
            tree = List.of(tree);
        }
        return tree;
    }

    @Test
    void randomTreesReadBackAsWritten() {
        long seed = 42;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 5_000; i++) {
            Object tree = randomTree(random, 4);
            String text = CanonicalJson.valueText(tree);
            Object read = JsonReader.read(text, Decimals.DOUBLE);
            assertThat(read).as("seed %d, tree %d", seed, i).isEqualTo(tree);
            assertThat(CanonicalJson.valueText(read)).isEqualTo(text);
        }
    }

    private static Object randomTree(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> random.nextLong() >> random.nextInt(64);
            case 1 -> randomDouble(random);
            case 2 -> random.nextBoolean();
            case 3 -> null;
            case 4 -> randomText(random);
            case 5 -> randomList(random, depth - 1);
            default -> randomMap(random, depth - 1);
        };
    }

    private static Double randomDouble(SplittableRandom random) {
        double number = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) ? number : -0.0;
    }

    private static List<Object> randomList(SplittableRandom random, int depth) {
        List<Object> list = new ArrayList<>();
        for (int size = random.nextInt(5); size > 0; size--) {
            list.add(randomTree(random, depth));
        }
        return list;
    }

    private static Map<String, Object> randomMap(SplittableRandom random, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int size = random.nextInt(5); size > 0; size--) {
            map.put(randomText(random), randomTree(random, depth));
        }
        return map;
    }

    private static String randomText(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
            int codePoint = random.nextInt(random.nextBoolean() ? 0x80 : 0x110000);
            text.appendCodePoint(Character.getType(codePoint) == Character.SURROGATE ? '"' : codePoint);
        }
        return text.toString();
    }
}
