package dev.icosian.compiler.outside;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cron expressions that every target understands alike: five fields of numbers, names, ranges, steps and lists. No
 * seconds, years, {@code @daily}, {@code L}, {@code #} or {@code ?}.
 */
final class CronExpression {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int[] DAYS_OF_MONTH = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private CronExpression() {}

    /** Returns what is wrong with an expression, to stand after it; null if nothing is. */
    static @Nullable String problem(String expression) {
        List<String> texts = SPACE.splitAsStream(expression.strip())
                .filter(text -> !text.isEmpty())
                .toList();
        List<CronField> fields = List.of(CronField.values());
        if (texts.size() != fields.size()) {
            return "has " + texts.size() + " field" + (texts.size() == 1 ? "" : "s") + ", not 5";
        }
        Map<CronField, String> given = new EnumMap<>(CronField.class);
        for (int i = 0; i < fields.size(); i++) {
            given.put(fields.get(i), texts.get(i));
        }
        Map<CronField, BitSet> numbers = new EnumMap<>(CronField.class);
        for (Map.Entry<CronField, String> field : given.entrySet()) {
            BitSet ofField = new BitSet();
            String wrong = field.getKey().read(field.getValue(), ofField);
            if (wrong != null) {
                return wrong;
            }
            numbers.put(field.getKey(), ofField);
        }
        return "*".equals(given.get(CronField.WEEKDAY)) && never(numbers)
                ? "never comes: no month that it has is so long"
                : null;
    }

    private static boolean never(Map<CronField, BitSet> numbers) {
        int earliest = numbers.getOrDefault(CronField.DAY, new BitSet()).nextSetBit(0);
        return numbers.getOrDefault(CronField.MONTH, new BitSet()).stream()
                .allMatch(month -> DAYS_OF_MONTH[month - 1] < earliest);
    }
}
