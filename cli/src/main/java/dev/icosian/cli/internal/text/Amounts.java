package dev.icosian.cli.internal.text;

import java.time.Duration;
import java.util.Locale;

/** Durations, sizes and digests in words of equal form everywhere. */
public final class Amounts {
    private static final int DIGEST_LENGTH = 12;
    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

    private Amounts() {}

    /** Returns {@code 8.4 s}, {@code 2 m 10 s}, {@code 1 h 03 m}. */
    public static String duration(Duration time) {
        long tenths = (time.toMillis() + 50) / 100;
        if (tenths < 600) {
            return tenths / 10 + "." + tenths % 10 + " s";
        }
        return longer(Math.round(time.toMillis() / 1000.0));
    }

    /** Returns {@code 10 s}, {@code 2 m 10 s}, {@code 1 h 03 m}: for times that are still going on. */
    public static String wholeSeconds(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 60 ? seconds + " s" : longer(seconds);
    }

    private static String longer(long seconds) {
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%d m %02d s", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d m", seconds / 3600, seconds % 3600 / 60);
    }

    /** Returns {@code 312 B}, {@code 1.7 kB}, {@code 48.0 MB}. */
    public static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double amount = bytes;
        int unit = -1;
        do {
            amount /= 1000;
            unit++;
        } while (amount >= 999.95 && unit < UNITS.length - 1);
        return String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }

    /** Returns the first 12 hex digits, without a prefix {@code sha256:}. */
    public static String shortDigest(String digest) {
        String hex = digest.startsWith("sha256:") ? digest.substring("sha256:".length()) : digest;
        return hex.length() <= DIGEST_LENGTH ? hex : hex.substring(0, DIGEST_LENGTH);
    }

    /** Returns {@code 1 step}, {@code 3 steps}. */
    public static String count(long count, String noun) {
        return count == 1 ? "1 " + noun : count + " " + noun + "s";
    }
}
