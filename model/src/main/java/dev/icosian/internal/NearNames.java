package dev.icosian.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names that could have been meant by one that is unknown. */
public final class NearNames {
    private static final int SHOWN = 3;

    private NearNames() {}

    /**
     * Returns at most three candidates that differ little from the name, nearest first: by one letter, from 5 letters on
     * two, from 8 on three; capitals do not count.
     */
    public static List<String> of(String name, Collection<String> candidates) {
        record Candidate(String name, int distance) {}
        int most = name.length() < 5 ? 1 : name.length() < 8 ? 2 : 3;
        String wanted = name.toLowerCase(Locale.ROOT);
        List<Candidate> near = new ArrayList<>();
        for (String candidate : candidates) {
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT), most);
            if (distance <= most && distance < name.length()) {
                near.add(new Candidate(candidate, distance));
            }
        }
        near.sort(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name, Utf8Order.INSTANCE));
        return near.stream().map(Candidate::name).distinct().limit(SHOWN).toList();
    }

    /** Returns {@code did you mean 'a' or 'b'?}, null if no candidate is near. */
    public static @Nullable String question(String name, Collection<String> candidates) {
        List<String> near = of(name, candidates);
        return near.isEmpty() ? null : near.stream().collect(Collectors.joining("' or '", "did you mean '", "'?"));
    }

    /** Returns the question, or else the whole list of what there is. */
    public static String hint(String name, Collection<String> candidates, String otherwise) {
        String question = question(name, candidates);
        if (question != null) {
            return question;
        }
        return candidates.isEmpty() ? otherwise + "none" : otherwise + String.join(", ", candidates);
    }

    private static int distance(String left, String right, int most) {
        if (Math.abs(left.length() - right.length()) > most) {
            return most + 1;
        }
        int[] above = new int[right.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 0; i < left.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i + 1;
            for (int j = 0; j < right.length(); j++) {
                int change = left.charAt(i) == right.charAt(j) ? 0 : 1;
                row[j + 1] = Math.min(above[j] + change, 1 + Math.min(above[j + 1], row[j]));
            }
            above = row;
        }
        return above[right.length()];
    }
}
