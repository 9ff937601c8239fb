package dev.icosian.runtime.internal.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RunKeyTest {
    @Test
    void derivedKeysAreLegalDistinctAndNeverARunIdItself() {
        long seed = 3;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder id = new StringBuilder();
            for (int length = random.nextInt(100); length > 0; length--) {
                id.append("aZ0_-:+\u00e9 ".charAt(random.nextInt(9)));
            }
            String key = RunKey.of(id.toString());
            assertThat(key).as("seed %d, %s", seed, id).matches("[a-z0-9][a-z0-9_-]{0,79}");
            assertThat(key.equals(id.toString()) || key.matches(".*-[0-9a-f]{16}"))
                    .isTrue();
            if (!key.equals(id.toString())) {
                assertThat(RunKey.of(key)).isNotEqualTo(key);
            }
        }
    }

    @Test
    void theLocaleDoesNotCount() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(RunKey.of("NIGHTLY")).isEqualTo("nightly-c23fd0b69b26d4c2");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void unpairedSurrogateIsRefused() {
        assertThatThrownBy(() -> RunKey.of("run\ud83d"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the run id has an unpaired surrogate");
    }

    @Test
    void localIdIsTheSecondInUtcAndFourDigits() {
        Clock clock = Clock.fixed(Instant.parse("2026-01-31T23:59:59.999Z"), ZoneId.of("Asia/Tokyo"));
        LocalRunId ids = new LocalRunId(clock, () -> 0x7afL << 32);
        assertThat(ids.next()).isEqualTo("r-20260131t235959z-07af");
    }

    @Test
    void localIdIsItsOwnKey() {
        LocalRunId ids = new LocalRunId(Clock.systemUTC(), new SplittableRandom(1));
        for (int i = 0; i < 1_000; i++) {
            String id = ids.next();
            assertThat(RunKey.of(id)).isEqualTo(id);
        }
    }
}
