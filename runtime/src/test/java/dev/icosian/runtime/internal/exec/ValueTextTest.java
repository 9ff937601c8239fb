package dev.icosian.runtime.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Secret;
import dev.icosian.runtime.internal.outside.Redaction;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueTextTest {
    record Table(double[] a, String[] b) {}

    record Ragged(double[] a, String[] b) {}

    record Plain(int a) {}

    record Loud(int a) {
        @Override
        public String toString() {
            throw new IllegalStateException("must not be called");
        }
    }

    enum Region {
        UK
    }

    static Stream<Arguments> sizes() {
        return Stream.of(
                Arguments.of(null, "null"),
                Arguments.of(4, "4"),
                Arguments.of(2.5, "2.5"),
                Arguments.of(true, "true"),
                Arguments.of('x', "x"),
                Arguments.of("a\nb", "\"a\\nb\""),
                Arguments.of("x".repeat(50), "\"" + "x".repeat(39) + "…\""),
                Arguments.of(Region.UK, "UK"),
                Arguments.of(LocalDate.of(2026, 1, 2), "2026-01-02"),
                Arguments.of(Duration.ofSeconds(90), "PT1M30S"),
                Arguments.of(URI.create("https://example.org"), "https://example.org"),
                Arguments.of(Path.of("data.csv"), "data.csv"),
                Arguments.of(Secret.of("hush"), "***"),
                Arguments.of(new double[3], "3 values"),
                Arguments.of(new double[1], "1 value"),
                Arguments.of(new double[2][5], "2 x 5"),
                Arguments.of(new String[0], "0 values"),
                Arguments.of(List.of(1, 2), "2 items"),
                Arguments.of(List.of(new Plain(1)), "1 row"),
                Arguments.of(List.of(), "0 items"),
                Arguments.of(Collections.singletonList(null), "1 item"),
                Arguments.of(Map.of("a", 1), "1 key"),
                Arguments.of(new Table(new double[3], new String[3]), "3 rows"),
                Arguments.of(new Ragged(new double[3], new String[2]), ""),
                Arguments.of(new Plain(1), ""),
                Arguments.of(new Loud(1), ""),
                Arguments.of(new Object(), ""),
                Arguments.of(Arrays.asList(1, null), "2 items"));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void aValueIsShownByItsSizeOrIfShortByItself(@Nullable Object value, String text) {
        assertThat(ValueText.of(value, Redaction.none())).isEqualTo(text);
    }
}
