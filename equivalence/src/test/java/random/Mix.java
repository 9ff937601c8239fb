package random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A number from values of any kind, and values of any kind from a number. */
public final class Mix {
    private static final int LARGE = 3000;

    private Mix() {}

    /** Returns a number that depends on all values. */
    public static long all(@Nullable Object... values) {
        long result = 17;
        for (Object value : values) {
            result = mixed(result, of(value));
        }
        return result;
    }

    private static long mixed(long one, long other) {
        long result = (one ^ other * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        return result ^ result >>> 29;
    }

    private static long of(@Nullable Object value) {
        if (value == null) {
            return 1;
        }
        if (value instanceof Number number) {
            return value instanceof Double ? Double.doubleToLongBits(number.doubleValue()) : number.longValue();
        }
        if (value instanceof Client client) {
            return client.answer();
        }
        if (value instanceof LocalDate date) {
            return date.toEpochDay();
        }
        if (value instanceof Path file) {
            return ofText(read(file));
        }
        if (value instanceof Table table) {
            return all(table.id(), table.value());
        }
        return ofMany(value);
    }

    private static long ofMany(Object value) {
        if (value instanceof Optional<?> optional) {
            return mixed(3, of(optional.orElse(null)));
        }
        if (value instanceof List<?> list) {
            return all(list.toArray());
        }
        if (value instanceof Map<?, ?> map) {
            // Whatever their order.
            long sum = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                sum += all(entry.getKey(), entry.getValue());
            }
            return sum;
        }
        return value.getClass().isArray() ? ofArray(value) : ofText(String.valueOf(value));
    }

    private static long ofArray(Object array) {
        long result = 5;
        for (int i = 0; i < java.lang.reflect.Array.getLength(array); i++) {
            result = mixed(result, of(java.lang.reflect.Array.get(array, i)));
        }
        return result;
    }

    private static long ofText(String text) {
        long result = text.length();
        for (int i = 0; i < text.length(); i++) {
            result = mixed(result, text.charAt(i));
        }
        return result;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int upTo(long from, int bound) {
        return (int) Math.floorMod(from, (long) bound);
    }

    /** Returns an int. */
    public static int integer(long from) {
        return (int) from;
    }

    /** Returns a double between 0 and 1. */
    public static double number(long from) {
        return upTo(from, 1_000_003) / 1_000_003.0;
    }

    /** Returns a text, now and then a long one, with letters of all sizes in UTF-8. */
    public static String text(long from) {
        String word = "a\u00e4\u20ac\ud83d\ude00-" + Long.toHexString(from);
        return upTo(from, 7) == 0 ? word.repeat(LARGE) : word;
    }

    /** Returns a text or null. */
    public static @Nullable String textOrNull(long from) {
        return upTo(from, 3) == 0 ? null : text(from);
    }

    /** Returns a day. */
    public static LocalDate day(long from) {
        return LocalDate.of(2000, 1, 1).plusDays(upTo(from, 20_000));
    }

    /** Returns a constant. */
    public static Level level(long from) {
        return upTo(from, 2) == 0 ? Level.LOW : Level.HIGH;
    }

    private static int length(long from) {
        return upTo(from, 5) == 0 ? LARGE : upTo(from, 7);
    }

    /** Returns doubles, now and then many, or none. */
    public static double[] doubles(long from) {
        double[] values = new double[length(from)];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 11 == 10 ? Double.NaN : number(mixed(from, i)) - 0.5;
        }
        return values;
    }

    /** Returns ints. */
    public static int[] integers(long from) {
        int[] values = new int[length(from)];
        for (int i = 0; i < values.length; i++) {
            values[i] = integer(mixed(from, i));
        }
        return values;
    }

    /** Returns longs. */
    public static long[] longs(long from) {
        long[] values = new long[length(from)];
        for (int i = 0; i < values.length; i++) {
            values[i] = mixed(from, i);
        }
        return values;
    }

    /** Returns bytes. */
    public static byte[] bytes(long from) {
        byte[] values = new byte[length(from)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) mixed(from, i);
        }
        return values;
    }

    /** Returns rows of equal length. */
    public static double[][] matrix(long from) {
        double[][] rows = new double[1 + upTo(from, 4)][3];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = number(mixed(from, i * 3L + j));
            }
        }
        return rows;
    }

    /** Returns a record. */
    public static Point point(long from) {
        return new Point(integer(from), number(from), "p" + upTo(from, 100));
    }

    /** Returns a record of columns of equal length. */
    public static Table table(long from) {
        int[] id = integers(from);
        double[] value = new double[id.length];
        for (int i = 0; i < value.length; i++) {
            value[i] = number(mixed(from, id[i]));
        }
        return new Table(id, value);
    }

    /** Returns a list of records. */
    public static List<Point> points(long from) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < upTo(from, 5); i++) {
            points.add(point(mixed(from, i)));
        }
        return points;
    }

    /** Returns a list of texts. */
    public static List<String> texts(long from) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < upTo(from, 4); i++) {
            texts.add(text(mixed(from, i)));
        }
        return texts;
    }

    /** Returns numbers by text. */
    public static Map<String, Long> counts(long from) {
        Map<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < upTo(from, 6); i++) {
            counts.put("k" + upTo(mixed(from, i), 1000), mixed(from, -i));
        }
        return counts;
    }

    /** Returns lists by text. */
    public static Map<String, List<Double>> series(long from) {
        Map<String, List<Double>> series = new TreeMap<>();
        for (int i = 0; i < upTo(from, 4); i++) {
            series.put("s" + i, List.of(number(from), number(mixed(from, i))));
        }
        return series;
    }

    /** Returns a record or none. */
    public static Optional<Point> maybe(long from) {
        return upTo(from, 3) == 0 ? Optional.empty() : Optional.of(point(from));
    }

    /** Writes a file; returns it. */
    public static Path file(long from, Path file) {
        try {
            return Files.writeString(file, text(from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
