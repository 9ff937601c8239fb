package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.PipelineException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class S3ObjectTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
                    s3://lake/x.csv                             | x.csv                     | -        | -
                    s3://lake/a/b/x.csv                         | a/b/x.csv                 | -        | -
                    s3://lake/dt=2026-01-31/x.csv               | dt=2026-01-31/x.csv       | -        | -
                    s3://lake/a%2Fb/%2E%2E/x.csv                | a%2Fb/%2E%2E/x.csv        | -        | -
                    s3://lake/ü.csv                             | ü.csv                     | -        | -
                    s3://lake/x.csv?endpoint=http://h:1         | x.csv                     | http://h:1 | -
                    s3://lake/x.csv?endpoint=http%3A%2F%2Fh%3A1 | x.csv                     | http://h:1 | -
                    s3://lake/x.csv?region=eu-central-1         | x.csv                     | -        | eu-central-1
                    """)
    void uriSaysWhichObject(String uri, String key, URI endpoint, String region) {
        S3Object object = S3Object.of(uri);

        assertThat(object.key()).isEqualTo(key);
        assertThat(object.place().bucket()).isEqualTo("lake");
        assertThat(object.place().endpoint()).isEqualTo(endpoint);
        assertThat(object.place().region()).isEqualTo(region);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    s3:x.csv                 | it names no bucket
                    s3://lake                | it names no object
                    s3://lake/               | it names no object
                    s3://lake/a/             | it names no object
                    s3://lake//x.csv         | '/x.csv' has an empty name, '.' or '..' between two '/'
                    s3://lake/a/../x.csv     | 'a/../x.csv' has an empty name, '.' or '..' between two '/'
                    s3://lake/./x.csv        | './x.csv' has an empty name, '.' or '..' between two '/'
                    s3://lake/x.csv?acl=a    | it has the option 'acl', and those there are, are endpoint, region, path-style and conditional-writes
                    s3://lake/x y.csv        | it is no URI: Illegal character in path
                    """)
    void whatIsNoObjectIsRefused(String uri, String why) {
        assertThatThrownBy(() -> S3Object.of(uri))
                .isInstanceOf(PipelineException.class)
                .hasMessage("[Store/BadUri] '" + uri + "' is no place in a bucket: " + why + "\n"
                        + "  fix: write s3://bucket/name, for another server than Amazon's with"
                        + " ?endpoint=https://host:port; credentials come from the environment or from ~/.aws, never from"
                        + " the URI");
    }

    @Test
    void keyMustNotBeTooLong() {
        assertThat(S3Object.of("s3://lake/" + "x".repeat(1024)).key()).hasSize(1024);
        assertThatThrownBy(() -> S3Object.of("s3://lake/" + "x".repeat(1025)))
                .hasMessageContaining("its key has 1025 bytes, and 1024 are allowed");
    }

    @ParameterizedTest
    @CsvSource({"s3://key:secret@lake/a", "s3://key:secret@lake/a b"})
    void passwordIsNotRepeated(String uri) {
        assertThatThrownBy(() -> S3Object.of(uri))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("s3://…@lake/a")
                .hasMessageNotContaining("secret");
    }
}
