package dev.icosian.runtime.internal.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "UK, UK",
                "2026-01-31, 2026-01-31",
                "a b, a%20b",
                "a/b, a%2Fb",
                "a\\b, a%5Cb",
                "100%, 100%25",
                "., %2E",
                ".., %2E%2E",
                "..., %2E%2E%2E",
                "..a, ..a",
                "ü, %C3%BC",
                "a?b#c, a%3Fb%23c",
                "a:b, a%3Ab",
                "\"\", \"\""
            })
    void valueIsOneSegment(String value, String segment) {
        assertThat(Locations.encoded(value)).isEqualTo(segment);
    }
}
