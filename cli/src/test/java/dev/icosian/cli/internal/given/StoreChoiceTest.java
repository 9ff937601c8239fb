package dev.icosian.cli.internal.given;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreChoiceTest {
    @ParameterizedTest
    @CsvSource({
        ".icosian, file:.icosian, file:///base/.icosian",
        "my store, file:my%20store, file:///base/my%20store",
        "../other, file:../other, file:///other",
        "/data/store, file:/data/store, file:///data/store",
        "50%, file:50%25, file:///base/50%25",
        "a:b, a:b, a:b",
        "file:.icosian, file:.icosian, file:///base/.icosian",
        "file:my%20store, file:my%20store, file:///base/my%20store",
        "file:.icosian?links=off, file:.icosian?links=off, file:///base/.icosian?links=off",
        "file:///data/store, file:///data/store, file:///data/store",
        "memory:, memory:, memory:",
        "s3://bucket/prefix, s3://bucket/prefix, s3://bucket/prefix"
    })
    void foldersAndUrisAreUnderstood(String text, String shown, String uri) {
        StoreChoice choice = StoreChoice.of(text, Path.of("/base"));

        // A folder that happens to be called like a scheme and a colon is a URI: 'a:b' is too short for one.
        assertThat(choice)
                .isEqualTo(
                        text.equals("a:b")
                                ? new StoreChoice("file:a:b", "file:///base/a:b")
                                : new StoreChoice(shown, uri));
    }
}
