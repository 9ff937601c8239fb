package dev.icosian.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999Z",
                "2024-02-29T12:00:00Z",
                "2026-11-21T18:45:28.007Z",
                "2026-11-21T18:45:28.120Z",
                "2026-11-21T18:45:28.123456Z",
                "2026-11-21T18:45:28.123456789Z",
                "0000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59.500Z",
                "9999-12-31T23:59:59.999Z",
                "+10000-01-01T00:00:00Z"
            })
    void isThatOfTheJdk(String text) {
        assertThat(InstantText.parse(text)).isEqualTo(Instant.parse(text));
        assertThat(InstantText.of(Instant.parse(text))).isEqualTo(text);
    }

    @Test
    void isThatOfTheJdkForRandomInstants() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong() % 400_000_000_000_000L);
            assertThat(InstantText.of(instant)).as("seed %d", seed).isEqualTo(instant.toString());
            assertThat(InstantText.parse(instant.toString()))
                    .as("seed %d", seed)
                    .isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T24:00:00Z",
                "2026-11-21t18:45:28z",
                "2026-11-21T18:45Z",
                "2016-12-31T23:59:60Z",
                "2026-11-21T18:45:28.5Z",
                "2026-11-21T18:45:28+01:00"
            })
    void readsWhatTheJdkReads(String text) {
        assertThat(read(text)).isEqualTo(jdk(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-11-31T00:00:00.000Z",
                "2026-11-21T18:60:00Z",
                "2026-11-21T18:45:28.12aZ",
                "2026-11-21T18:45:28,123Z",
                "2026-11-21T18:45:28.123"
            })
    void refusesWhatIsNoInstant(String text) {
        assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeException.class);
    }

    private static String read(String text) {
        try {
            return InstantText.parse(text).toString();
        } catch (DateTimeException e) {
            return "refused";
        }
    }

    private static String jdk(String text) {
        try {
            return Instant.parse(text).toString();
        } catch (DateTimeException e) {
            return "refused";
        }
    }
}
