package dev.icosian.compiler.outside;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cron expressions that every target understands alike: five fields of numbers, names, ranges, steps and lists. No
 * seconds, years, {@code @daily}, {@code L}, {@code #} or {@code ?}.
 */
final class CronExpression {
    private static final int[] DAYS_OF_MONTH = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private CronExpression() {}

    /** Returns what is wrong with an expression, to stand after it; null if nothing is. */
    static @Nullable String problem(String expression) {
        String[] texts = expression.strip().split("\\s+");
        CronField[] fields = CronField.values();
        if (texts.length != fields.length) {
            return "has " + (expression.isBlank() ? 0 : texts.length) + " field"
                    + (texts.length == 1 && !expression.isBlank() ? "" : "s") + ", not 5";
        }
        Map<CronField, BitSet> numbers = new EnumMap<>(CronField.class);
        for (int i = 0; i < fields.length; i++) {
            BitSet ofField = new BitSet();
            String wrong = fields[i].read(texts[i], ofField);
            if (wrong != null) {
                return wrong;
            }
            numbers.put(fields[i], ofField);
        }
        return texts[CronField.WEEKDAY.ordinal()].equals("*") && never(numbers)
                ? "never comes: no month that it has is so long"
                : null;
    }

    private static boolean never(Map<CronField, BitSet> numbers) {
        int earliest = numbers.getOrDefault(CronField.DAY, new BitSet()).nextSetBit(0);
        return numbers.getOrDefault(CronField.MONTH, new BitSet()).stream()
                .allMatch(month -> DAYS_OF_MONTH[month - 1] < earliest);
    }
}
