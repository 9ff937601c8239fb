package dev.icosian.compiler.rule;

import dev.icosian.internal.Utf8Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Which names may have been meant: those at a small Damerau distance, where swapped neighbours count once. Names are
 * near at distance 1 from 5 letters and 2 from 8; shorter names are near only for somebody who typed one.
 */
public final class NearNames {
    private static final int ONE_FROM = 5;
    private static final int TWO_FROM = 8;
    private static final int SHOWN = 3;

    private NearNames() {}

    /** Returns the near names among the known ones, nearest first, then in UTF-8 order; at most three. */
    public static List<String> of(String name, Collection<String> known) {
        List<String> near = new ArrayList<>();
        int limit = name.length() < ONE_FROM ? 0 : name.length() < TWO_FROM ? 1 : 2;
        for (int distance = 1; distance <= limit; distance++) {
            near.addAll(at(distance, name, known));
        }
        return List.copyOf(near.subList(0, Math.min(SHOWN, near.size())));
    }

    /**
     * Returns the near names for what somebody asks for by hand: an output, an override, a param. Here a short name is
     * near too if it is the only one at distance 1.
     */
    public static List<String> ofRequest(String name, Collection<String> known) {
        List<String> near = of(name, known);
        if (!near.isEmpty()) {
            return near;
        }
        List<String> one = at(1, name, known);
        return one.size() == 1 ? one : List.of();
    }

    private static List<String> at(int distance, String name, Collection<String> known) {
        return known.stream()
                .filter(other -> Math.abs(other.length() - name.length()) <= distance)
                .filter(other -> distance == distance(name, other))
                .sorted(Utf8Order.INSTANCE)
                .distinct()
                .toList();
    }

    /** The restricted form: no part is edited twice. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
