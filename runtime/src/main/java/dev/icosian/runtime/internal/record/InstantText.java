package dev.icosian.runtime.internal.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants as {@link Instant#toString} writes them, but for those in whole milliseconds of four-digit years without the
 * JDK's formats: each process would take longer to make these than to store a small step.
 */
public final class InstantText {
    private static final int DAY = 86_400;
    private static final int HOUR = 3_600;
    private static final int MINUTE = 60;
    private static final int NANOS_OF_MILLI = 1_000_000;
    private static final int LAST_YEAR = 9_999;
    private static final String FORM = "0000-00-00T00:00:00";
    private static final int LENGTH_WITH_MILLIS = FORM.length() + 5;

    private InstantText() {}

    /** Returns the text of an instant. */
    public static String of(Instant instant) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond(), DAY));
        if (instant.getNano() % NANOS_OF_MILLI != 0 || date.getYear() < 0 || date.getYear() > LAST_YEAR) {
            return instant.toString();
        }
        int second = (int) Math.floorMod(instant.getEpochSecond(), (long) DAY);
        StringBuilder text = new StringBuilder(LENGTH_WITH_MILLIS);
        append(text, date.getYear(), 4, '-');
        append(text, date.getMonthValue(), 2, '-');
        append(text, date.getDayOfMonth(), 2, 'T');
        append(text, second / HOUR, 2, ':');
        append(text, second / MINUTE % MINUTE, 2, ':');
        if (instant.getNano() == 0) {
            return append(text, second % MINUTE, 2, 'Z').toString();
        }
        append(text, second % MINUTE, 2, '.');
        return append(text, instant.getNano() / NANOS_OF_MILLI, 3, 'Z').toString();
    }

    private static StringBuilder append(StringBuilder text, int number, int digits, char end) {
        int unit = (int) Math.pow(10, digits - 1);
        for (int rest = number; unit > 0; rest %= unit, unit /= 10) {
            text.append((char) ('0' + rest / unit));
        }
        return text.append(end);
    }

    /**
     * Returns the instant of a text.
     *
     * @throws DateTimeException if it is none
     */
    public static Instant parse(String text) {
        if (!hasForm(text)) {
            return Instant.parse(text);
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour >= 24 || minute >= MINUTE || second >= MINUTE) {
            return Instant.parse(text);
        }
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        int millis = text.length() == LENGTH_WITH_MILLIS ? number(text, 20, 23) : 0;
        long secondOfDay = (hour * 60L + minute) * MINUTE + second;
        return Instant.ofEpochSecond(day * DAY + secondOfDay, (long) millis * NANOS_OF_MILLI);
    }

    private static boolean hasForm(String text) {
        int length = text.length();
        boolean withMillis = length == LENGTH_WITH_MILLIS && text.charAt(FORM.length()) == '.';
        if (!withMillis && length != FORM.length() + 1) {
            return false;
        }
        for (int i = 0; i < length - 1; i++) {
            char form = i < FORM.length() ? FORM.charAt(i) : i == FORM.length() ? '.' : '0';
            char c = text.charAt(i);
            if (form == '0' ? c < '0' || c > '9' : c != form) {
                return false;
            }
        }
        return text.charAt(length - 1) == 'Z';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
