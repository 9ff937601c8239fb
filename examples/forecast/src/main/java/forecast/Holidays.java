package forecast;

import java.util.Set;

/** Weeks of the ISO calendar that have a public holiday in most years. */
final class Holidays {
    static final Set<Integer> UK = Set.of(1, 15, 16, 18, 22, 35, 52);
    static final Set<Integer> US = Set.of(1, 3, 8, 22, 25, 27, 36, 41, 45, 47, 52);

    private Holidays() {}

    static int[] flags(int[] weeks, Set<Integer> holidays) {
        int[] flags = new int[weeks.length];
        for (int row = 0; row < weeks.length; row++) {
            flags[row] = holidays.contains(weeks[row]) ? 1 : 0;
        }
        return flags;
    }
}
