package dev.icosian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TypeRefTest {
    record Row(int id) {}

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(TypeRef.of(int.class), "int", int.class),
                Arguments.of(TypeRef.of(double[][].class), "double[][]", double[][].class),
                Arguments.of(TypeRef.of(Row.class), "dev.icosian.TypeRefTest$Row", Row.class),
                Arguments.of(new TypeRef<List<Double>>() {}, "java.util.List<java.lang.Double>", List.class),
                Arguments.of(
                        new TypeRef<Map<String, List<int[]>>>() {},
                        "java.util.Map<java.lang.String,java.util.List<int[]>>",
                        Map.class),
                Arguments.of(
                        new TypeRef<List<? extends Number>>() {},
                        "java.util.List<? extends java.lang.Number>",
                        List.class),
                Arguments.of(
                        new TypeRef<List<? super Integer>>() {},
                        "java.util.List<? super java.lang.Integer>",
                        List.class),
                Arguments.of(new TypeRef<List<?>>() {}, "java.util.List<?>", List.class),
                Arguments.of(new TypeRef<List<String>[]>() {}, "java.util.List<java.lang.String>[]", List[].class));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textIsJavaSourceWithBinaryClassNames(TypeRef<?> type, String text, Class<?> raw) {
        assertThat(type).hasToString(text);
        assertThat(type.rawClass()).isEqualTo(raw);
    }

    @Test
    void equalTypesAreEqualHoweverTheyWereMade() {
        assertThat(new TypeRef<List<Double>>() {}).isEqualTo(new TypeRef<List<Double>>() {});
        assertThat(new TypeRef<Row>() {}).isEqualTo(TypeRef.of(Row.class)).hasSameHashCodeAs(TypeRef.of(Row.class));
        assertThat(new TypeRef<List<Double>>() {}).isNotEqualTo(new TypeRef<List<Integer>>() {});
        assertThat(TypeRef.of(int.class)).isNotEqualTo(TypeRef.of(Integer.class));
    }

    @Test
    @SuppressWarnings("rawtypes") // what the test is about
    void rawUseSaysWhatToWrite() {
        assertThatThrownBy(() -> new TypeRef() {})
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("give the type argument where the object is made: new TypeRef<List<Row>>() {}");
    }
}
