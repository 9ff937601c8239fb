package corpus;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lambdas and method references. */
public final class Functions {
    private static final DoubleUnaryOperator DOUBLED = value -> value * 2;
    private static final Function<String, Integer> LENGTH = String::length;

    private Functions() {}

    /** A functional interface of the user. */
    public interface Transform<T> {
        T apply(T value);

        default Transform<T> twice() {
            return value -> apply(apply(value));
        }
    }

    public static double plain(double x) {
        DoubleUnaryOperator square = value -> value * value;
        return square.applyAsDouble(x);
    }

    public static double capturing(double x, double[] weights, int at) {
        double weight = weights[at];
        DoubleUnaryOperator weighted = value -> value * weight + weights.length + at;
        return weighted.andThen(value -> value - x).applyAsDouble(x);
    }

    public static Supplier<Function<Integer, Integer>> nested(int by) {
        return () -> value -> {
            UnaryOperator<Integer> more = each -> each + by + value;
            return more.apply(value);
        };
    }

    public static List<Integer> references(List<String> words, String prefix) {
        Predicate<String> starts = prefix::startsWith;
        Function<String, Integer> parse = Integer::valueOf;
        IntFunction<int[]> array = int[]::new;
        Supplier<ArrayList<Integer>> list = ArrayList::new;
        ArrayList<Integer> result = list.get();
        for (String word : words) {
            if (starts.negate().test(word)) {
                result.add(parse.apply(word) + array.apply(3).length);
            }
        }
        return result;
    }

    public static Map<Integer, List<String>> grouped(List<String> words) {
        return words.stream()
                .filter(word -> !word.isEmpty())
                .map(String::trim)
                .sorted(Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder()))
                .collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.toList()));
    }

    public static double fields(double value, String text) {
        return DOUBLED.applyAsDouble(value) + LENGTH.apply(text);
    }

    public static String own(String value) {
        Transform<String> exclaimed = text -> text + "!";
        return exclaimed.twice().apply(value);
    }

    public static int varargs(int[] values) {
        BiFunction<Integer, Integer, Integer> sum = Functions::sum;
        return sum.apply(values[0], values[1]) + IntStream.of(values).map(Functions::negated).sum();
    }

    private static int sum(Integer... values) {
        return Arrays.stream(values).mapToInt(Integer::intValue).sum();
    }

    private static int negated(int value) {
        return -value;
    }

    public static Comparator<String> serializable() {
        return (Comparator<String> & Serializable) (a, b) -> b.compareTo(a);
    }

    public static String ofObject(List<Shapes.Square> squares) {
        return squares.stream().map(Shapes.Square::toString).collect(Collectors.joining());
    }

    public static double area(List<Shapes.Square> squares) {
        return squares.stream().mapToDouble(Shapes.Square::area).sum();
    }

    public static List<String> names(List<Shapes.Square> squares) {
        return squares.stream().map(Shapes.Square::name).toList();
    }
}
