package dev.icosian.runtime.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintTest {
    private record Columns(double[] values, List<int[]> more) {}

    /** Gives copies away. */
    private record Careful(double[] values) {
        @Override
        public double[] values() {
            return values.clone();
        }
    }

    /** Says what it is worth. */
    private static final class Account {
        private int amount = 5;

        @Override
        public boolean equals(Object other) {
            return other instanceof Account account && account.amount == amount;
        }

        @Override
        public int hashCode() {
            return amount;
        }
    }

    /** Only shows what is in it. */
    private static final class Shown {
        private int amount = 5;

        @Override
        public String toString() {
            return "shown " + amount;
        }
    }

    /** Says nothing. */
    private static final class Closed {
        private int amount = 5;
    }

    /** Is used up. */
    private static final class Client implements AutoCloseable {
        private int calls;

        @Override
        public void close() {}

        @Override
        public String toString() {
            return calls + " calls";
        }
    }

    private static final class Angry {
        @Override
        public String toString() {
            throw new IllegalStateException("do not ask");
        }
    }

    private static <T> Arguments row(String name, T value, Consumer<T> change) {
        return Arguments.of(name, value, change);
    }

    static Stream<Arguments> seen() {
        return Stream.of(
                row("double[]", new double[] {1, 2}, values -> values[1] = 3),
                row("zero's sign", new double[] {0.0}, values -> values[0] = -0.0),
                row("float[]", new float[] {1}, values -> values[0] = 3),
                row("long[]", new long[] {1}, values -> values[0] = 1L << 40),
                row("int[]", new int[] {1}, values -> values[0] = 3),
                row("short[]", new short[] {1}, values -> values[0] = 3),
                row("char[]", new char[] {1}, values -> values[0] = 3),
                row("byte[]", new byte[] {1}, values -> values[0] = 3),
                row("boolean[]", new boolean[] {true}, values -> values[0] = false),
                row("String[]", new String[] {"a"}, values -> values[0] = "b"),
                row("String[] to null", new String[] {"a"}, values -> values[0] = null),
                row("order of an array", new int[] {1, 2}, values -> swap(values)),
                row("int[][]", new int[][] {{1}, {2}}, values -> values[1][0] = 3),
                row("List add", list(1, 2), list -> list.add(3)),
                row("List remove", list(1, 2), list -> list.remove(0)),
                row("List set", list(1, 2), list -> list.set(0, 5)),
                row("List sort", list(2, 1), list -> list.sort(null)),
                row("List of arrays", List.of(new double[] {1}), list -> list.get(0)[0] = 2),
                row("Arrays.asList", Arrays.asList(1, 2), list -> list.set(1, 3)),
                row("Set", new HashSet<>(List.of(1)), set -> set.add(2)),
                row("Map value", new HashMap<>(Map.of("a", 1)), map -> map.put("a", 2)),
                row("Map key", new HashMap<>(Map.of("a", 1)), map -> map.put("b", 2)),
                row("Map of arrays", Map.of("a", new int[] {1}), map -> Array.first(map.values())[0] = 2),
                row("order of a map", new LinkedHashMap<>(Map.of("a", 1, "b", 2)), FingerprintTest::turn),
                row("Optional", Optional.of(new int[] {1}), optional -> optional.orElseThrow()[0] = 2),
                row("record", new Columns(new double[] {1}, List.of()), columns -> columns.values()[0] = 2),
                row(
                        "deep",
                        new Columns(new double[0], List.of(new int[] {1})),
                        deep -> deep.more().get(0)[0] = 2),
                row("StringBuilder", new StringBuilder("a"), text -> text.append("b")),
                row("BitSet", new BitSet(), bits -> bits.set(3)),
                row("AtomicLong", new AtomicLong(), AtomicLong::incrementAndGet),
                row("statistics", new DoubleSummaryStatistics(), statistics -> statistics.accept(3)),
                row("own hashCode", new Account(), account -> account.amount++),
                row("own toString", new Shown(), shown -> shown.amount++),
                row("nested 100,000 deep", deep(), deep -> innermost(deep).add(1)));
    }

    static Stream<Arguments> notSeen() {
        return Stream.of(
                row("nothing happens to a record", new Columns(new double[] {1}, List.of()), columns -> {}),
                row("a record that gives copies away", new Careful(new double[] {1}), values -> values.values()[0] = 2),
                row("nothing happens to text", List.of("a", "b"), text -> {}),
                row("a client is used", new Client(), client -> client.calls++),
                row("a future completes", new CompletableFuture<>(), future -> future.complete(1)),
                row("a class that says nothing", new Closed(), closed -> closed.amount++),
                row("a class that must not be asked", new Angry(), angry -> {}),
                row("a list in itself", cycle(), list -> {}));
    }

    /** Helps to read the table. */
    private static final class Array {
        static int[] first(Collection<int[]> arrays) {
            return arrays.iterator().next();
        }
    }

    private static void swap(int[] values) {
        int first = values[0];
        values[0] = values[1];
        values[1] = first;
    }

    private static void turn(Map<String, Integer> map) {
        String first = map.keySet().iterator().next();
        Integer value = map.remove(first);
        map.put(first, value);
    }

    private static List<Integer> list(Integer... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    private static List<Object> cycle() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        return list;
    }

    private static List<Object> deep() {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            List<Object> outer = new ArrayList<>();
            outer.add(list);
            list = outer;
        }
        return list;
    }

    @SuppressWarnings("unchecked") // as deep() makes it
    private static List<Object> innermost(List<Object> deep) {
        List<Object> list = deep;
        while (!list.isEmpty()) {
            list = (List<Object>) list.get(0);
        }
        return list;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("seen")
    void aChangeIsSeen(String name, Object value, Consumer<Object> change) {
        long before = Fingerprint.of(value);
        assertThat(Fingerprint.of(value)).as("unchanged").isEqualTo(before);
        change.accept(value);
        assertThat(Fingerprint.of(value)).isNotEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notSeen")
    void whatIsNoChangeOrCannotBeSeenIsNotReported(String name, Object value, Consumer<Object> change) {
        long before = Fingerprint.of(value);
        change.accept(value);
        assertThat(Fingerprint.of(value)).isEqualTo(before);
    }

    @Test
    void everyPlaceOfALongArrayCounts() {
        double[] values = new double[3_000_000];
        long before = Fingerprint.of(values);
        values[2_999_999] = 1;
        assertThat(Fingerprint.of(values)).isNotEqualTo(before);
    }
}
