package dev.icosian.runtime.internal.key;

import dev.icosian.runtime.internal.record.InstantText;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Makes ids for runs that no target names: {@code r-20260131t235959z-07af}, the second in UTC and four random
 * hexadecimal digits. Each is its own {@link RunKey}. As thread-safe as its source of random numbers.
 */
public final class LocalRunId {
    private final Clock clock;
    private final RandomGenerator random;

    /** Makes ids from this clock, whatever its zone, and these random numbers. */
    public LocalRunId(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Returns an id; two of the same second are the same once in 65,536 times. */
    public String next() {
        String second = InstantText.of(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        return "r-" + second.replaceAll("[-:]", "").toLowerCase(Locale.ROOT) + "-"
                + HexFormat.of().toHexDigits((short) random.nextInt());
    }
}
