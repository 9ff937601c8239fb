package shop;

import dev.icosian.Pipeline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values of every kind that can be shown. */
public final class Shapes {
    /** The names of all of them. */
    public static final List<String> NODES = List.of(
            "amount", "day", "text", "lines", "numbers", "many", "matrix", "words", "row", "rows", "prices", "nothing");

    private Shapes() {}

    /** A row of a table. */
    public record Row(
            LocalDate day,
            String shop,
            double price,
            @Nullable Integer items,
            List<String> tags) {}

    /** A scalar. */
    public static BigDecimal amount() {
        return new BigDecimal("12.50");
    }

    /** A date. */
    public static LocalDate day() {
        return LocalDate.of(2026, 1, 31);
    }

    /** A text. */
    public static String text() {
        return "Überraschung";
    }

    /** A text of several lines. */
    public static String lines() {
        return "one\ntwo\nthree\nfour\nfive\n";
    }

    /** An array. */
    public static double[] numbers() {
        return new double[] {1, 22.5, -3, 1e300};
    }

    /** An array that is a blob. */
    public static long[] many() {
        return IntStream.range(0, 5_000).mapToLong(i -> i * i).toArray();
    }

    /** Rows and columns. */
    public static int[][] matrix() {
        return new int[][] {{1, 2, 3}, {40, 50, 60}};
    }

    /** A list. */
    public static List<String> words() {
        return List.of("a", "b c", "", "d".repeat(80));
    }

    /** A record. */
    public static Row row() {
        return new Row(LocalDate.of(2026, 1, 31), "north", 1.25, null, List.of("new"));
    }

    /** A table. */
    public static List<Row> rows() {
        return List.of(
                row(),
                new Row(LocalDate.of(2026, 2, 1), "south", 100, 7, List.of()),
                new Row(LocalDate.of(2026, 2, 2), "null", 0.1, 12, List.of("a", "b")),
                row());
    }

    /** A map. */
    public static SortedMap<String, Double> prices() {
        return new TreeMap<>(Map.of("a", 1.0, "bb", 2.5));
    }

    /** No value. */
    public static @Nullable String nothing() {
        return null;
    }

    /** All of them in one step. */
    public static Pipeline pipeline() {
        return Pipeline.named("shapes")
                .modules(Shapes.class)
                .outputs(NODES.toArray(String[]::new))
                .build();
    }
}
