package dev.icosian.runtime.internal.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyEncoderTest {
    static List<Arguments> encodings() {
        return List.of(
                Arguments.of(Absent.ABSENT, "00"),
                Arguments.of(null, "01"),
                Arguments.of(false, "02"),
                Arguments.of(true, "03"),
                Arguments.of(1, "04 0000000000000001"),
                Arguments.of(-2L, "04 fffffffffffffffe"),
                Arguments.of(-0.0, "05 8000000000000000"),
                Arguments.of(Double.longBitsToDouble(0xfff0000000000001L), "05 7ff8000000000000"),
                Arguments.of("\u00e9", "06 00000002 c3a9"),
                Arguments.of(new byte[] {1, -1}, "07 00000002 01ff"),
                Arguments.of(List.of(true, false), "08 00000002 03 02"),
                Arguments.of(Map.of("a", true), "09 00000001 06 00000001 61 03"),
                Arguments.of(Map.of("a", Absent.ABSENT), "09 00000000"),
                Arguments.of(Collections.singletonMap("a", null), "09 00000001 06 00000001 61 01"));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void tagThenContent(Object tree, String hex) {
        assertThat(HexFormat.of().formatHex(KeyEncoder.encode(tree))).isEqualTo(hex.replace(" ", ""));
    }

    static List<Arguments> refused() {
        return List.of(
                Arguments.of(BigDecimal.ONE, "a java.math.BigDecimal cannot be part of a key"),
                Arguments.of(List.of(1.5f), "a java.lang.Float cannot be part of a key"),
                Arguments.of(Map.of(1, 2), "the name 1 of a field is not text"),
                Arguments.of("\ud83d", "a text with an unpaired surrogate cannot be part of a key"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatHasNoEncodingIsRefused(Object tree, String message) {
        assertThatThrownBy(() -> KeyEncoder.encode(tree))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void orderOfInsertionDoesNotCount() {
        Map<String, Object> forth = new LinkedHashMap<>();
        Map<String, Object> back = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            forth.put("node" + i, i);
            back.put("node" + (99 - i), 99 - i);
        }
        assertThat(KeyEncoder.encode(forth)).isEqualTo(KeyEncoder.encode(back));
        assertThat(StepKey.hex(forth)).isEqualTo(StepKey.hex(back));
    }

    @Test
    void similarTreesHaveDifferentKeys() {
        List<Map<String, Object>> trees = new ArrayList<>(List.of(
                Map.of(),
                Map.of("a", 1),
                Map.of("a", 1.0),
                Map.of("a", "1"),
                Map.of("a", true),
                Map.of("a", List.of(1)),
                Map.of("a", List.of()),
                Map.of("a", Map.of()),
                Map.of("a", ""),
                Map.of("a", new byte[0]),
                Map.of("a", "bc"),
                Map.of("ab", "c"),
                Map.of("a", 0.0),
                Map.of("a", -0.0),
                Map.of("a", List.of("b", "c")),
                Map.of("a", List.of("bc")),
                Map.of("a", List.of(List.of("b"), "c")),
                Map.of("a", List.of(List.of("b", "c")))));
        trees.add(Collections.singletonMap("a", null));
        assertThat(trees.stream().map(StepKey::hex))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[0-9a-f]{64}"));
    }
}
