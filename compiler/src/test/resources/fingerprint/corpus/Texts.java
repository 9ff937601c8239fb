package corpus;

import java.util.List;
import java.util.Locale;

/** Strings. */
public final class Texts {
    private static final String PREFIX = "item-";

    private Texts() {}

    public static String label(int number, char kind, boolean last, double weight, long id) {
        return PREFIX + number + kind + last + weight + ':' + id;
    }

    public static String object(String name, Object value) {
        return name + "=" + value;
    }

    public static String objects(Object a, List<String> b, int[] c, Integer d) {
        return "a" + a + b + "\u0001\u0002" + c + d + null;
    }

    public static String joined(List<String> parts) {
        String text = "";
        for (String part : parts) {
            text += part + ", ";
        }
        text += 'x';
        return text;
    }

    public static String built(String[] parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append(part).append('\t').append(part.length());
        }
        return text.reverse().toString().toUpperCase(Locale.ROOT);
    }

    public static int code(String word) {
        switch (word) {
            case "FB":
            case "Ea":
                return 1;
            case "":
                return 2;
            case "null":
                return 3;
            default:
                return word.isBlank() ? 4 : 5;
        }
    }

    public static String kind(String word) {
        return switch (word.trim()) {
            case "a", "b" -> "letter";
            case "1" -> "digit";
            default -> """
                other: "%s"
                    and \t more\
                """.formatted(word);
        };
    }

    public static boolean surrogates(String text) {
        return text.contains("\ud800") || text.contains("\ud801") || text.contains("\ud83d\ude00ä\\u0041");
    }
}
