package dev.icosian.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names that could have been meant by one that is unknown. */
public final class NearNames {
    private static final int SHOWN = 3;

    private NearNames() {}

    /**
     * Returns at most three candidates that differ little from the name, nearest first: by one letter, from 5 letters on
     * two, from 8 on three; swapped neighbours count once, capitals not.
     */
    public static List<String> of(String name, Collection<String> candidates) {
        int most = name.length() < 5 ? 1 : name.length() < 8 ? 2 : 3;
        return near(name, candidates, most, text -> text.toLowerCase(Locale.ROOT));
    }

    /** Returns {@code did you mean 'a' or 'b'?}, null if no candidate is near. */
    public static @Nullable String question(String name, Collection<String> candidates) {
        List<String> near = of(name, candidates);
        return near.isEmpty() ? null : question(near);
    }

    private static String question(List<String> near) {
        return near.stream().collect(Collectors.joining("' or '", "did you mean '", "'?"));
    }

    /** Returns the question about the names of {@link #typed}, or else other advice. */
    public static String questionOr(String name, Collection<String> known, String otherwise) {
        List<String> near = typed(name, known);
        return near.isEmpty() ? otherwise : question(near);
    }

    /** Returns the question, or else the whole list of what there is. */
    public static String hint(String name, Collection<String> candidates, String otherwise) {
        String question = question(name, candidates);
        if (question != null) {
            return question;
        }
        return candidates.isEmpty() ? otherwise + "none" : otherwise + String.join(", ", candidates);
    }

    /**
     * Returns the names that are so near that to take the name for one of them is no guess: at distance 1 from 5 letters
     * on, 2 from 8; nearest first, at most three. Capitals count.
     */
    public static List<String> almost(String name, Collection<String> known) {
        int most = name.length() < 5 ? 0 : name.length() < 8 ? 1 : 2;
        return most == 0 ? List.of() : near(name, known, most, UnaryOperator.identity());
    }

    /** As {@link #almost}; a shorter name, typed by somebody, is also near to the only one at distance 1. */
    public static List<String> typed(String name, Collection<String> known) {
        List<String> almost = almost(name, known);
        if (!almost.isEmpty()) {
            return almost;
        }
        List<String> one = near(name, known, 1, UnaryOperator.identity());
        return one.size() == 1 ? one : List.of();
    }

    private static List<String> near(
            String name, Collection<String> candidates, int most, UnaryOperator<String> spelling) {
        record Candidate(String name, int distance) {}
        String wanted = spelling.apply(name);
        List<Candidate> near = new ArrayList<>();
        for (String candidate : candidates) {
            String other = spelling.apply(candidate);
            if (candidate.equals(name) || Math.abs(wanted.length() - other.length()) > most) {
                continue;
            }
            int distance = distance(wanted, other);
            if (distance <= most && distance < name.length()) {
                near.add(new Candidate(candidate, distance));
            }
        }
        near.sort(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name, Utf8Order.INSTANCE));
        return near.stream().map(Candidate::name).distinct().limit(SHOWN).toList();
    }

    /** Letters to add, remove, change or swap with their neighbour; the restricted form: no part is edited twice. */
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
