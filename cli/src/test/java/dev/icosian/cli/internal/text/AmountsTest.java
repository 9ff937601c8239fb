package dev.icosian.cli.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.0 s",
        "49, 0.0 s",
        "50, 0.1 s",
        "8440, 8.4 s",
        "59940, 59.9 s",
        "59950, 1 m 00 s",
        "69000, 1 m 09 s",
        "130000, 2 m 10 s",
        "3599499, 59 m 59 s",
        "3600000, 1 h 00 m",
        "11000000, 3 h 03 m"
    })
    void durationsAreReadable(long millis, String text) {
        assertThat(Amounts.duration(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"10, 10 s", "59, 59 s", "60, 1 m 00 s", "3700, 1 h 01 m"})
    void timesThatGoOnHaveWholeSeconds(long seconds, String text) {
        assertThat(Amounts.wholeSeconds(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "1700, 1.7 kB",
        "999949, 999.9 kB",
        "999950, 1.0 MB",
        "48000000, 48.0 MB",
        "2100000000, 2.1 GB"
    })
    void sizesAreReadable(long bytes, String text) {
        assertThat(Amounts.size(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"sha256:9be1c40d77aa0123, 9be1c40d77aa", "9be1c40d77aa0123, 9be1c40d77aa", "9be1, 9be1"})
    void digestsAreCut(String digest, String text) {
        assertThat(Amounts.shortDigest(digest)).isEqualTo(text);
    }
}
