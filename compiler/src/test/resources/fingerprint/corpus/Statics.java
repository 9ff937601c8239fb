package corpus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Static fields and how they come about. */
public final class Statics {
    static final double RATE = 0.19;
    static final double[] WEIGHTS = {0.5, 0.25, 0.125};
    static final double WEIGHT_SUM = sum(WEIGHTS);
    static final Map<String, Double> RATES = new HashMap<>();
    static final List<String> NAMES = List.of("a", "b");
    static final String CHOSEN = NAMES.size() > 1 ? NAMES.get(0) : "none";
    static final int[] SQUARES;
    private static int calls;

    static {
        RATES.put("EUR", 1.0);
        RATES.put("USD", 1.1);
    }

    static {
        int[] squares = new int[8];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = i * i;
        }
        SQUARES = squares;
    }

    private Statics() {}

    /** Constants of an interface. */
    interface Limits {
        int LOW = 1;
        List<Integer> ALL = List.of(LOW, 2, 3);
    }

    /** Initialized when needed. */
    private static final class Holder {
        static final Map<String, Integer> INSTANCE = new HashMap<>();

        static {
            INSTANCE.put("one", 1);
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    public static double withTax(double net) {
        return net * (1 + RATE);
    }

    public static double weighted(double[] values) {
        double sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += values[i] * WEIGHTS[i];
        }
        return sum / WEIGHT_SUM;
    }

    public static double exchanged(double amount, String currency) {
        return amount / RATES.getOrDefault(currency, 1.0);
    }

    public static int square(int n) {
        return SQUARES[n];
    }

    public static String chosen() {
        return CHOSEN;
    }

    public static double asserted(double value) {
        assert value >= 0 : "negative: " + value;
        return Math.sqrt(value);
    }

    public static int counted() {
        return ++calls;
    }

    public static int ofInterface(int index) {
        return Limits.ALL.get(index) + Limits.LOW;
    }

    public static Integer held(String key) {
        return Holder.INSTANCE.get(key);
    }

    public static Class<?> literal() {
        return Holder.class;
    }
}
