package dev.icosian.cli.internal.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time, the same everywhere. */
public final class Times {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    /** Returns {@code 2026-01-31 23:59:59}, which is meant in UTC. */
    public static String utc(Instant instant) {
        return UTC.format(instant);
    }
}
