package dev.icosian.cli.internal.text;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where two values of one type differ: the first place, and how many places there are. */
public final class ValueDifference {
    private static final int WIDEST = 40;

    private final Deque<Pair> open = new ArrayDeque<>();
    private int places;
    private final List<String> first = new ArrayList<>();
    private final int most;

    private ValueDifference(int most) {
        this.most = most;
    }

    private record Pair(
            String path, @Nullable Object before, @Nullable Object after) {}

    /** Returns {@code [3].price: 0.5 and 0.25, and in 12 more places}; empty if no difference can be seen. */
    public static Optional<String> between(@Nullable Object before, @Nullable Object after) {
        ValueDifference difference = new ValueDifference(1);
        difference.find(before, after);
        if (difference.first.isEmpty()) {
            return Optional.empty();
        }
        String first = difference.first.get(0);
        return Optional.of(difference.places == 1 ? first : first + ", and in " + difference.more());
    }

    /** Returns the first places, and how many more there are; none if no difference can be seen. */
    public static List<String> places(@Nullable Object before, @Nullable Object after, int most) {
        ValueDifference difference = new ValueDifference(most);
        difference.find(before, after);
        List<String> places = new ArrayList<>(difference.first);
        if (difference.places > places.size()) {
            places.add("and in " + difference.more());
        }
        return places;
    }

    private String more() {
        return Amounts.count((long) places - first.size(), "more place");
    }

    private void find(@Nullable Object before, @Nullable Object after) {
        open.add(new Pair("", before, after));
        while (!open.isEmpty()) {
            compare(open.removeFirst());
        }
    }

    private void compare(Pair pair) {
        Object before = pair.before();
        Object after = pair.after();
        if (before == null
                || after == null
                || before.getClass().isArray() != after.getClass().isArray()) {
            if (before != after) {
                found(pair, cell(before) + " and " + cell(after));
            }
            return;
        }
        if (before.getClass().isArray()) {
            compareArrays(pair, before, after);
        } else if (before instanceof Map<?, ?> left && after instanceof Map<?, ?> right) {
            compareMaps(pair, left, right);
        } else if (before instanceof Collection<?> left && after instanceof Collection<?> right) {
            compareItems(pair, new ArrayList<>(left), new ArrayList<>(right));
        } else if (before instanceof Record left
                && after instanceof Record right
                && left.getClass() == right.getClass()) {
            compareRecords(pair, left, right);
        } else if (before instanceof Optional<?> left && after instanceof Optional<?> right) {
            open.addFirst(new Pair(pair.path(), left.orElse(null), right.orElse(null)));
        } else if (before instanceof CharSequence left && after instanceof CharSequence right) {
            compareTexts(pair, left.toString(), right.toString());
        } else if (!before.equals(after)) {
            found(pair, cell(before) + " and " + cell(after));
        }
    }

    private void compareArrays(Pair pair, Object before, Object after) {
        int length = Array.getLength(before);
        if (length != Array.getLength(after)) {
            found(pair, length + " and " + Amounts.count(Array.getLength(after), "item"));
            return;
        }
        List<Pair> differing = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Object left = Array.get(before, i);
            Object right = Array.get(after, i);
            if (!Objects.deepEquals(left, right)) {
                differing.add(new Pair(pair.path() + "[" + i + "]", left, right));
            }
        }
        addInOrder(differing);
    }

    private void compareItems(Pair pair, List<?> before, List<?> after) {
        if (before.size() != after.size()) {
            found(pair, before.size() + " and " + Amounts.count(after.size(), "item"));
            return;
        }
        List<Pair> differing = new ArrayList<>();
        Iterator<?> right = after.iterator();
        int index = 0;
        for (Object left : before) {
            Object other = right.next();
            if (!Objects.equals(left, other)) {
                differing.add(new Pair(pair.path() + "[" + index + "]", left, other));
            }
            index++;
        }
        addInOrder(differing);
    }

    private void compareMaps(Pair pair, Map<?, ?> before, Map<?, ?> after) {
        if (!before.keySet().equals(after.keySet())) {
            found(pair, Amounts.count(before.size(), "key") + " and others");
            return;
        }
        if (!new ArrayList<>(before.keySet()).equals(new ArrayList<>(after.keySet()))) {
            found(pair, "the same keys in another order");
            return;
        }
        List<Pair> differing = new ArrayList<>();
        before.forEach(
                (key, value) -> differing.add(new Pair(pair.path() + "[" + cell(key) + "]", value, after.get(key))));
        addInOrder(differing);
    }

    private void compareRecords(Pair pair, Record before, Record after) {
        List<Pair> differing = new ArrayList<>();
        for (RecordComponent component : before.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                differing.add(new Pair(
                        pair.path() + "." + component.getName(),
                        component.getAccessor().invoke(before),
                        component.getAccessor().invoke(after)));
            } catch (ReflectiveOperationException | RuntimeException e) {
                // A record that cannot be looked into: equal, or not.
                if (!before.equals(after)) {
                    found(pair, cell(before) + " and " + cell(after));
                }
                return;
            }
        }
        addInOrder(differing);
    }

    private void compareTexts(Pair pair, String before, String after) {
        if (before.equals(after)) {
            return;
        }
        List<String> left = before.lines().toList();
        List<String> right = after.lines().toList();
        if (left.size() <= 1 && right.size() <= 1) {
            found(pair, cell(before) + " and " + cell(after));
            return;
        }
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            if (!left.get(i).equals(right.get(i))) {
                found(pair, "line " + (i + 1) + ": " + cell(left.get(i)) + " and " + cell(right.get(i)));
                return;
            }
        }
        found(pair, left.size() + " and " + Amounts.count(right.size(), "line"));
    }

    private void addInOrder(List<Pair> pairs) {
        for (int i = pairs.size() - 1; i >= 0; i--) {
            open.addFirst(pairs.get(i));
        }
    }

    private void found(Pair pair, String text) {
        places++;
        if (first.size() < most) {
            first.add(pair.path().isEmpty() ? text : pair.path() + ": " + text);
        }
    }

    private static String cell(@Nullable Object value) {
        return ValueText.cell(value, WIDEST);
    }
}
