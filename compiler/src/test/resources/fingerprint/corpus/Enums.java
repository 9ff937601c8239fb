package corpus;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** Enums and switches over them. */
public final class Enums {
    private Enums() {}

    /** An enum of the same file. */
    public enum Size {
        SMALL,
        MEDIUM,
        LARGE,
        HUGE;

        private static final Map<String, Size> BY_NAME = new java.util.HashMap<>();

        static {
            for (Size size : values()) {
                BY_NAME.put(size.name().substring(0, 1), size);
            }
        }

        static Size of(String letter) {
            return BY_NAME.get(letter);
        }

        Size next() {
            return switch (this) {
                case SMALL -> MEDIUM;
                case MEDIUM -> LARGE;
                case LARGE, HUGE -> HUGE;
            };
        }
    }

    public static int sameFile(Size size) {
        switch (size) {
            case LARGE:
                return 3;
            case SMALL:
                return 1;
            default:
                return 0;
        }
    }

    public static String expression(Size size) {
        return switch (size) {
            case HUGE, LARGE -> "big";
            case SMALL -> "small";
            case MEDIUM -> "medium";
        };
    }

    public static int otherFile(Color color) {
        int result = 0;
        switch (color) {
            case BLUE:
                result += 5;
            case GREEN:
                result += color.rgb();
                break;
            case RED:
                result--;
        }
        return result;
    }

    public static long ofJdk(TimeUnit unit, long amount) {
        return switch (unit) {
            case SECONDS -> amount;
            case MINUTES -> amount * 60;
            default -> unit.toSeconds(amount);
        };
    }

    public static String nested(Size size, Color color) {
        return switch (switch (color) {
            case RED -> size;
            case GREEN, BLUE -> size.next();
        }) {
            case SMALL -> "s" + color;
            case HUGE -> "h";
            default -> {
                switch (color) {
                    case RED:
                        yield "r";
                    default:
                        yield "-";
                }
            }
        };
    }

    public static int inLambda(Size size) {
        ToIntFunction<Size> weight = each -> switch (each) {
            case SMALL -> 1;
            case MEDIUM -> 2;
            default -> 4;
        };
        return weight.applyAsInt(size);
    }

    public static int byOrdinal(Size size) {
        return size.ordinal() * 2 + Size.values().length;
    }

    public static Map<Color, Size> map(String name) {
        Map<Color, Size> map = new EnumMap<>(Color.class);
        for (Color color : Color.values()) {
            if (color.isCold()) {
                map.put(color, Size.valueOf(name));
            }
        }
        return map;
    }

    public static Size lookup(String letter) {
        return Size.of(letter);
    }

    public static boolean isSmall(Size size) {
        return size == Size.SMALL || size.compareTo(Size.MEDIUM) < 0;
    }
}
