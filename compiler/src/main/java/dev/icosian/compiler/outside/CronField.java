package dev.icosian.compiler.outside;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One field of a cron expression: which numbers it may have, and by which names. */
enum CronField {
    MINUTE("minute", 0, 59, List.of()),
    HOUR("hour", 0, 23, List.of()),
    DAY("day", 1, 31, List.of()),
    MONTH("month", 1, 12, List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
    /** Sunday is 0 and 7. */
    WEEKDAY("weekday", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

    private static final int LONGEST = 4;

    private final String word;
    private final int first;
    private final int last;

    @SuppressWarnings("ImmutableEnumChecker") // every list that it gets is made with List.of
    private final List<String> names;

    CronField(String word, int first, int last, List<String> names) {
        this.word = word;
        this.first = first;
        this.last = last;
        this.names = names;
    }

    /** Returns what is wrong with a text, as a clause; null after having added its numbers. */
    @Nullable
    String read(String text, BitSet numbers) {
        for (String item : text.split(",", -1)) {
            String wrong = readItem(item, numbers);
            if (wrong != null) {
                return "has the " + word + " '" + text + "': " + wrong;
            }
        }
        return null;
    }

    private @Nullable String readItem(String item, BitSet numbers) {
        int slash = item.indexOf('/');
        String range = slash < 0 ? item : item.substring(0, slash);
        int dash = range.indexOf('-');
        boolean isAll = range.equals("*");
        int from = isAll ? first : number(dash < 0 ? range : range.substring(0, dash));
        int to = isAll ? last : dash < 0 ? from : number(range.substring(dash + 1));
        if (from < first || from > last || to < first || to > last) {
            return "'" + range + "' is not from " + first + " to " + last
                    + (names.isEmpty() ? "" : " or " + names.get(0) + " to " + names.get(names.size() - 1));
        }
        if (from > to) {
            return "'" + range + "' runs backwards";
        }
        int step = 1;
        if (slash >= 0) {
            if (!isAll && dash < 0) {
                return "'" + item + "' has a step without a range; write " + from + "-" + last + item.substring(slash);
            }
            step = whole(item.substring(slash + 1));
            if (step < 1 || step > last - first) {
                return "'" + item + "' has no step from 1 to " + (last - first);
            }
        }
        for (int number = from; number <= to; number += step) {
            numbers.set(number);
        }
        return null;
    }

    private int number(String text) {
        int name = names.indexOf(text.toUpperCase(Locale.ROOT));
        return name >= 0 ? name + first : whole(text);
    }

    /** Returns -1 for a text that is no small whole number. */
    private static int whole(String text) {
        boolean isNumber =
                !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(text) : -1;
    }
}
