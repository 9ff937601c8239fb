package corpus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** What compilers have been known to translate differently. */
public final class Corners {
    private static final Map<String, Supplier<Base>> MAKERS = new LinkedHashMap<>();

    static {
        MAKERS.put("base", Base::new);
        MAKERS.put("derived", () -> new Derived(3));
    }

    private Corners() {}

    /** With references to own, private and inherited methods. */
    static class Base {
        protected int number = 1;
        private final Supplier<Integer> later = () -> number + 1;

        int value() {
            return number;
        }

        private int secret() {
            return -number;
        }

        Supplier<Integer> references() {
            Supplier<Integer> value = this::value;
            IntSupplier secret = this::secret;
            return () -> value.get() + secret.getAsInt() + later.get();
        }
    }

    static class Derived extends Base {
        Derived(int number) {
            super();
            this.number = number;
        }

        @Override
        int value() {
            Supplier<Integer> inherited = super::value;
            return inherited.get() * 2;
        }
    }

    interface Named {
        String name();

        private String quoted() {
            return '"' + name() + '"';
        }

        default String shown() {
            return quoted() + toString() + hashCode() + equals(null);
        }

        static Named of(String name) {
            return () -> name;
        }
    }

    interface Measured<T extends Number> {
        T measure();

        default double doubled() {
            return measure().doubleValue() * 2;
        }
    }

    enum Operator implements BinaryOperator<Integer> {
        PLUS("+", (a, b) -> a + b),
        MINUS("-", (a, b) -> a - b) {
            @Override
            public String toString() {
                return "minus";
            }
        },
        FIRST("1", Operator::first);

        private final String symbol;
        private final BiFunction<Integer, Integer, Integer> function;

        Operator(String symbol, BiFunction<Integer, Integer, Integer> function) {
            this.symbol = symbol;
            this.function = function;
        }

        private static Integer first(Integer a, Integer b) {
            return a;
        }

        @Override
        public Integer apply(Integer a, Integer b) {
            return function.apply(a, b);
        }
    }

    /** Abstract in all constants. */
    enum Stage {
        OPEN {
            @Override
            Stage next() {
                return CLOSED;
            }
        },
        CLOSED {
            @Override
            Stage next() {
                return this;
            }
        };

        abstract Stage next();
    }

    static final class Outer {
        private final int base;

        Outer(int base) {
            this.base = base;
        }

        class Middle {
            class Inner {
                int sum(int more) {
                    return base + more;
                }
            }

            Inner inner() {
                return new Inner();
            }
        }

        class Extended extends Middle {
            int value(int captured) {
                class Local {
                    int value() {
                        return base + captured;
                    }
                }
                Function<Integer, Integer> add = each -> each + new Local().value();
                return add.apply(1);
            }
        }

        IntSupplier anonymous(int captured) {
            return new IntSupplier() {
                private int calls = captured;

                @Override
                public int getAsInt() {
                    return ++calls + captured;
                }
            };
        }
    }

    public static int references(boolean isDerived) {
        Base base = isDerived ? new Derived(7) : new Base();
        return base.references().get() + base.value();
    }

    public static int made(String key) {
        return MAKERS.get(key).get().value();
    }

    public static String named(String name) {
        return Named.of(name).shown();
    }

    public static double measured(int value) {
        Measured<Integer> measured = () -> value;
        return measured.doubled();
    }

    public static int operators(List<Integer> values) {
        int result = 0;
        for (Operator operator : Operator.values()) {
            result += values.stream().reduce(0, operator) + operator.symbol.length();
        }
        return result;
    }

    public static boolean stages() {
        return Stage.OPEN.next() == Stage.CLOSED;
    }

    public static int inner(int base) {
        Outer outer = new Outer(base);
        Outer.Middle middle = outer.new Middle();
        return middle.inner().sum(2) + outer.new Extended().value(3) + outer.anonymous(4).getAsInt();
    }

    public static <T extends Comparable<T> & java.io.Serializable> T intersection(List<T> values) {
        T best = values.get(0);
        for (T value : values) {
            if (value.compareTo(best) > 0) {
                best = value;
            }
        }
        Supplier<String> text = best::toString;
        return text.get().isEmpty() ? values.get(0) : best;
    }

    public static int[] arrays(int[][] rows) {
        UnaryOperator<int[]> copy = row -> row.clone();
        int[] first = copy.apply(rows[0]);
        for (int[] row : rows) {
            for (int each : row) {
                first[each]++;
                first[0] += each << 2;
                first[1] >>>= 1;
            }
        }
        return first;
    }

    public static String[] texts(String[] texts, int at) {
        texts[at] += "x";
        texts[at + 1] += at + 1L;
        String[] copy = {texts[0], "" + at, null};
        return copy;
    }

    public static String captured(int a, String b, double c, List<String> d) {
        String e = b + a;
        Function<Double, String> all = x -> d.get(a) + e + c + b + x;
        Function<Double, Function<String, String>> more = x -> y -> all.apply(x) + y + e + a;
        return more.apply(c).apply(b);
    }

    public static int inExpression(Enums.Size size, String text) {
        return text.length()
                + switch (size) {
                    case SMALL -> {
                        try {
                            yield Integer.parseInt(text);
                        } catch (NumberFormatException e) {
                            yield -1;
                        } finally {
                            text = "";
                        }
                    }
                    case MEDIUM, LARGE -> 2;
                    default -> text.isEmpty() ? 3 : 4;
                }
                + text.length();
    }

    public static String negated(Object value) {
        if (!(value instanceof String text) || text.isEmpty()) {
            return "none";
        }
        while (!(value instanceof Integer number)) {
            value = text.length();
        }
        return text + number;
    }

    public static boolean both(Object a, Object b) {
        return a instanceof List<?> list
                && b instanceof Collection<?> other
                && list.size() == other.size()
                && !(a instanceof ArrayList<?> array && array.isEmpty());
    }

    @SuppressWarnings("finally")
    public static int returningFinally(int n) {
        try {
            if (n > 3) {
                throw new IllegalStateException("n" + n);
            }
            return n;
        } finally {
            if (n > 5) {
                return -1;
            }
        }
    }

    public static int resource(byte[] bytes) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        int sum = 0;
        try (in) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                sum += next;
            }
        }
        synchronized (in) {
            if (sum > 10) {
                return sum;
            }
            sum--;
        }
        return sum;
    }

    public static Object ternaries(boolean a, boolean b, Integer c, int d, char e) {
        Object boxed = a ? c : d;
        long widened = b ? e : d;
        Supplier<Object> supplier = a ? () -> boxed : b ? () -> widened : Object::new;
        return a && b || c != null && c > d ? supplier.get() : (Object) e;
    }

    public static char letters(char letter) {
        char result = letter;
        switch (letter) {
            case 'a', 'e':
                result += 1;
                break;
            case 'z':
                result = (char) (result - 1);
        }
        return result += 2;
    }

    public static int constants() {
        final int local = 40;
        final String text = "a" + local + Numbers.MASK;
        return local + 2 + text.length() + (local > 3 ? Short.MAX_VALUE : 100_000) + (int) 3e9f;
    }

    public static Map<String, Integer> counted(List<String> words) {
        Map<String, Integer> counts = new HashMap<>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        counts.computeIfAbsent("", key -> {
            assert key != null;
            return words.size();
        });
        return counts;
    }

    public static double generic(List<? extends Number> values) {
        ToDoubleFunction<Number> toDouble = Number::doubleValue;
        double sum = 0;
        for (var value : values) {
            sum += toDouble.applyAsDouble(value);
        }
        return sum;
    }

    public static String localEnum(int n) {
        enum Parity {
            EVEN,
            ODD
        }
        Parity parity = n % 2 == 0 ? Parity.EVEN : Parity.ODD;
        return switch (parity) {
            case EVEN -> "even";
            case ODD -> "odd";
        };
    }
}
