package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.PipelineException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class S3PlaceTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
                    s3://lake                                            | lake | -       | -               | -          | false | true
                    s3://lake/                                           | lake | -       | -               | -          | false | true
                    s3://lake/a                                          | lake | a/      | -               | -          | false | true
                    s3://lake/a/b-c.d_e/                                 | lake | a/b-c.d_e/ | -            | -          | false | true
                    s3://lake?region=eu-central-1                        | lake | -       | -               | eu-central-1 | false | true
                    s3://lake/a?endpoint=http://h:1                      | lake | a/      | http://h:1      | -          | true  | true
                    s3://lake/a?endpoint=https%3A%2F%2Fh                 | lake | a/      | https://h       | -          | true  | true
                    s3://lake?endpoint=http://h&path-style=off           | lake | -       | http://h        | -          | false | true
                    s3://lake?path-style=on                              | lake | -       | -               | -          | true  | true
                    s3://lake?conditional-writes=off                     | lake | -       | -               | -          | false | false
                    s3://lake?conditional-writes=on                      | lake | -       | -               | -          | false | true
                    """)
    void uriSaysWhereAStoreIs(
            URI uri,
            String bucket,
            String prefix,
            URI endpoint,
            String region,
            boolean isPathStyle,
            boolean isConditional) {
        S3Place place = S3Place.of(uri);

        assertThat(place)
                .isEqualTo(new S3Place(
                        bucket, prefix == null ? "" : prefix, endpoint, region, isPathStyle, isConditional));
        assertThat(S3Place.of(place.uri())).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    s3:lake                              | it names no bucket
                    s3:/lake                             | it names no bucket
                    s3://Lake/a                          | 'Lake' is no name of a bucket
                    s3://lake:80/a                       | 'lake:80' is no name of a bucket
                    s3://la                              | 'la' is no name of a bucket
                    s3://lake#x                          | it has a fragment, '#x'
                    s3://lake/a//b                       | 'a//b' is not made of names of letters, digits, '.', '_' and '-' with one '/' between
                    s3://lake/../b                       | '../b' is not made of names of letters, digits, '.', '_' and '-' with one '/' between
                    s3://lake/%20                        | '%20' is not made of names of letters, digits, '.', '_' and '-' with one '/' between
                    s3://lake?acl=public                 | it has the option 'acl', and those there are, are endpoint, region, path-style and conditional-writes
                    s3://lake?region=a&region=b          | it has the option region twice
                    s3://lake?region=                    | '' is no name of a region
                    s3://lake?path-style=yes             | its option path-style is on or off, not 'yes'
                    s3://lake?conditional-writes         | its option conditional-writes is on or off, not ''
                    s3://lake?endpoint=localhost:9000    | its endpoint 'localhost:9000' is not http:// or https://, a host and a port
                    s3://lake?endpoint=http://u:p@h      | its endpoint 'http://u:p@h' is not http:// or https://, a host and a port
                    s3://lake?endpoint=http://h/path     | its endpoint 'http://h/path' is not http:// or https://, a host and a port
                    """)
    void whatIsNoPlaceIsRefused(String uri, String why) {
        assertThatThrownBy(() -> S3Place.of(URI.create(uri)))
                .isInstanceOf(PipelineException.class)
                .hasMessage("[Store/BadUri] '" + uri + "' is no place in a bucket: " + why + "\n"
                        + "  fix: write s3://bucket/name, for another server than Amazon's with"
                        + " ?endpoint=https://host:port; credentials come from the environment or from ~/.aws, never from"
                        + " the URI");
    }

    @ParameterizedTest
    @CsvSource({"s3://key:secret@lake/a, s3://…@lake/a", "s3://key@lake, s3://…@lake"})
    void passwordIsNotRepeated(String uri, String shown) {
        assertThatThrownBy(() -> S3Place.of(URI.create(uri)))
                .isInstanceOf(PipelineException.class)
                .hasMessageStartingWith(
                        "[Store/BadUri] '" + shown + "' is no place in a bucket: it holds a user name or a password\n")
                .hasMessageNotContaining("secret");
    }
}
