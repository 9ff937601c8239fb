package corpus;

/** Arithmetic, arrays, loops. */
public final class Numbers {
    private static final double SCALE = 1.5;
    static final int MASK = 0x7fff_ffff;

    private Numbers() {}

    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? Double.NaN : sum / values.length;
    }

    public static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double off = values[i] - mean;
            sum += off * off;
        }
        return sum / (values.length - 1);
    }

    public static double[] scaled(double[] values, int times) {
        double[] scaled = values.clone();
        int left = times;
        while (left-- > 0) {
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= SCALE;
            }
        }
        return scaled;
    }

    public static int hash(long seed, int rounds) {
        long state = seed ^ 0x5DEECE66DL;
        int i = 0;
        do {
            state = state * 0x5DEECE66DL + 0xBL & (1L << 48) - 1;
            state ^= state >>> 17;
        } while (++i < rounds);
        return (int) (state >> 16) & MASK;
    }

    public static int[][] table(int rows, int columns) {
        int[][] table = new int[rows][columns];
        outer:
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (column == 7) {
                    continue outer;
                }
                if (row == 9) {
                    break outer;
                }
                table[row][column] = row * column % 3 == 0 ? row : -column;
            }
        }
        return table;
    }

    public static int grade(int points) {
        switch (points / 10) {
            case 10:
            case 9:
                return 1;
            case 8:
                return 2;
            case 7:
            case 6:
                points++;
            default:
                return points > 50 ? 3 : 4;
        }
    }

    public static long sparse(int key) {
        return switch (key) {
            case -1_000_000 -> 1L;
            case 0 -> 2L;
            case 77, 78 -> 3L;
            case Integer.MAX_VALUE -> 4L;
            default -> {
                long half = key / 2;
                yield half * half;
            }
        };
    }

    public static boolean close(float a, double b, char c, byte d, short e) {
        boolean first = a < b && !(c > d) || e != a;
        boolean second = first ? b <= c : d >= e;
        return first ^ second | a == e;
    }

    public static Integer boxed(Integer a, Long b, int... rest) {
        Integer sum = a;
        for (int each : rest) {
            sum += each;
        }
        sum++;
        return b == null ? sum : Integer.valueOf(sum + b.intValue());
    }

    public static long factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }

    public static boolean even(int n) {
        return n == 0 || odd(n - 1);
    }

    private static boolean odd(int n) {
        return n != 0 && even(n - 1);
    }
}
