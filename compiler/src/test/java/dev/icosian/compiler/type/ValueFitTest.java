package dev.icosian.compiler.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueFitTest {
    static Stream<Arguments> values() {
        return Stream.of(
                arguments("pInt", 1, true),
                arguments("bInteger", 1, true),
                arguments("pLong", 1, false),
                arguments("pInt", null, false),
                arguments("object", null, false),
                arguments("number", 1, true),
                arguments("string", "x", true),
                arguments("region", AssignabilityTest.Region.US, true),
                arguments("doubles", new double[0], true),
                arguments("ints", new double[0], false),
                arguments("listString", List.of("a", "b"), true),
                arguments("listString", List.of("a", 1), false),
                arguments("listString", Arrays.asList("a", null), false),
                arguments("listString", List.of(), true),
                arguments("listExtendsNumber", List.of(1, 2.0), true),
                arguments("listListString", List.of(List.of("a")), true),
                arguments("listListString", List.of(List.of(1)), false),
                arguments("arrayListString", List.of("a"), false),
                arguments("arrayListString", new ArrayList<>(List.of("a")), true),
                arguments("mapStringInteger", Map.of("a", 1), true),
                arguments("mapStringInteger", Map.of("a", "b"), false),
                arguments("mapStringInteger", Map.of(1, 1), false),
                arguments("raw", List.of("a", 1), true));
    }

    @ParameterizedTest(name = "{1} as {0}: {2}")
    @MethodSource("values")
    void objectsAreValuesOfATypeWithAllTheyHold(String field, @Nullable Object value, boolean fits) throws Exception {
        assertThat(ValueFit.fits(AssignabilityTest.type(field), value)).isEqualTo(fits);
    }

    @Test
    void valuesTellTheirType() {
        assertThat(ValueFit.typeOf(3)).isEqualTo(Integer.class);
        assertThat(ValueFit.typeOf(AssignabilityTest.Region.US)).isEqualTo(AssignabilityTest.Region.class);
        assertThat(ValueFit.typeOf(Path.of("x"))).isEqualTo(Path.class);
        assertThat(TypeText.alone(ValueFit.typeOf(List.of(1, 2)))).isEqualTo("List<Integer>");
        assertThat(TypeText.alone(ValueFit.typeOf(List.of(1, "2")))).isEqualTo("List<Object>");
        assertThat(TypeText.alone(ValueFit.typeOf(Map.of("ab", List.of("a", "b")))))
                .isEqualTo("Map<String, List<String>>");
    }
}
