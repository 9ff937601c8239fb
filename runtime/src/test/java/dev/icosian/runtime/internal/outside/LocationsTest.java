package dev.icosian.runtime.internal.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Location;
import dev.icosian.TypeRef;
import java.net.URI;
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

    @ParameterizedTest
    @CsvSource({
        "{reports}/x.csv, out, out/x.csv",
        "{reports}/x.csv, s3://lake/a, s3://lake/a/x.csv",
        "{reports}/x.csv, s3://lake/a?endpoint=http://h:1, s3://lake/a/x.csv?endpoint=http://h:1",
        "{reports}, s3://lake/a?b=c, s3://lake/a?b=c",
        "in/{reports}, s3://lake?a=b, in/s3%3A%2F%2Flake%3Fa=b"
    })
    void whatFollowsALeadingUriBelongsToItsPath(String template, URI value, String filled) {
        assertThat(Locations.filled(Location.of(template), name -> new Locations.Filling(TypeRef.of(URI.class), value)))
                .isEqualTo(filled);
    }
}
