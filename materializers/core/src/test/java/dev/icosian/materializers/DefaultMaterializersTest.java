package dev.icosian.materializers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.icosian.Materializer;
import dev.icosian.TypeRef;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DefaultMaterializersTest {
    record Row(int x) {}

    enum Color {
        RED
    }

    static Stream<Arguments> claims() {
        return Stream.of(
                arguments(TypeRef.of(String.class), List.of("text")),
                arguments(TypeRef.of(Path.class), List.of("file")),
                arguments(TypeRef.of(byte[].class), List.of("bytes")),
                arguments(TypeRef.of(double[].class), List.of("npy")),
                arguments(TypeRef.of(float[].class), List.of("npy")),
                arguments(TypeRef.of(long[].class), List.of("npy")),
                arguments(TypeRef.of(int[].class), List.of("npy")),
                arguments(TypeRef.of(short[].class), List.of("npy")),
                arguments(TypeRef.of(boolean[].class), List.of("npy")),
                arguments(TypeRef.of(double[][].class), List.of("npy")),
                arguments(TypeRef.of(byte[][].class), List.of("npy")),
                arguments(TypeRef.of(char[].class), List.of("json")),
                arguments(TypeRef.of(double[][][].class), List.of("json")),
                arguments(TypeRef.of(String[].class), List.of("json")),
                arguments(TypeRef.of(Double[].class), List.of("json")),
                arguments(TypeRef.of(double.class), List.of("json")),
                arguments(TypeRef.of(Integer.class), List.of("json")),
                arguments(TypeRef.of(Color.class), List.of("json")),
                arguments(TypeRef.of(LocalDate.class), List.of("json")),
                arguments(TypeRef.of(Row.class), List.of("json")),
                arguments(new TypeRef<List<Row>>() {}, List.of("json")),
                arguments(new TypeRef<List<double[]>>() {}, List.of("json")),
                arguments(new TypeRef<Map<String, Double>>() {}, List.of("json")),
                arguments(TypeRef.of(Object.class), List.of()),
                arguments(TypeRef.of(Date.class), List.of()),
                arguments(new TypeRef<List<Path>>() {}, List.of()),
                arguments(TypeRef.of(void.class), List.of()),
                arguments(TypeRef.of(Void.class), List.of()));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void aTypeHasAtMostOneDefault(TypeRef<?> type, List<String> ids) {
        List<String> claiming = new ArrayList<>();
        for (Materializer<?> materializer : ServiceLoader.load(Materializer.class)) {
            if (materializer.supports(type)) {
                claiming.add(materializer.id());
                assertThat(materializer.forType(type).type()).isEqualTo(type);
            }
        }

        assertThat(claiming).isEqualTo(ids);
    }

    @Test
    void familyMustBeBoundToAType() {
        for (Materializer<?> family : List.of(Materializers.json(), Materializers.npy())) {
            assertThat(family.supports(family.type())).isFalse();
            assertThatThrownBy(() -> family.read(null))
                    .hasMessage("bind the materializer " + family.id() + " to a type with forType before it reads");
        }
        assertThatThrownBy(() -> Materializers.json().forType(TypeRef.of(Date.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("json is not for java.util.Date: java.util.Date is neither a record nor another type with a"
                        + " form in JSON");
    }
}
