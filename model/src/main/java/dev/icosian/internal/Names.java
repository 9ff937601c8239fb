package dev.icosian.internal;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The rules for names: of nodes, of steps and pipelines, and of those made from other names. */
public final class Names {
    private static final int LONGEST_NODE = 100;
    private static final Pattern STEP = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final int LONGEST_STEP = 63;
    private static final int KEPT = 54;
    private static final int HEX = 8;

    /** Words that Python reserves: a step's name is also an identifier in generated DAG files. */
    private static final Set<String> PYTHON_KEYWORDS = Set.of(
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield",
            "match",
            "case",
            "type");

    private Names() {}

    /** Returns whether a node, param or config key may have this name. */
    public static boolean isNodeName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NODE || isDigit(name.charAt(0))) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!isLetter && !isDigit(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Returns whether a step or pipeline may have this name. */
    public static boolean isStepName(String name) {
        return STEP.matcher(name).matches() && !PYTHON_KEYWORDS.contains(name);
    }

    /** Returns what a name of a step or pipeline must be, as a clause for messages. */
    public static String stepNameRule() {
        return "1 to 63 lower-case letters, digits and '_', beginning with a letter, and no Python keyword";
    }

    /**
     * Returns the name of a step or pipeline made from another name: camel humps become {@code _}, all lower case,
     * {@code .} becomes {@code __}. What would be illegal or is taken gets a digest of the original: {@code MonthEnd}
     * gives {@code month_end}.
     */
    public static String generated(String original, Predicate<String> taken) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < original.length(); i++) {
            char c = original.charAt(i);
            if (c == '.') {
                text.append("__");
            } else if (c >= 'A' && c <= 'Z') {
                if (isHump(original, i)) {
                    text.append('_');
                }
                text.append((char) (c - 'A' + 'a'));
            } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                text.append(c);
            } else {
                text.append('_');
            }
        }
        String name = text.toString();
        if (name.isEmpty() || name.charAt(0) < 'a' || name.charAt(0) > 'z') {
            name = "n" + name;
        }
        if (name.length() <= LONGEST_STEP && !PYTHON_KEYWORDS.contains(name) && !taken.test(name)) {
            return name;
        }
        String digest = Sha256.hex(original.getBytes(StandardCharsets.UTF_8)).substring(0, HEX);
        return name.substring(0, Math.min(KEPT, name.length())) + "_" + digest;
    }

    private static boolean isHump(String original, int at) {
        if (at == 0) {
            return false;
        }
        char before = original.charAt(at - 1);
        if ((before >= 'a' && before <= 'z') || (before >= '0' && before <= '9')) {
            return true;
        }
        boolean upperBefore = before >= 'A' && before <= 'Z';
        boolean lowerAfter =
                at + 1 < original.length() && original.charAt(at + 1) >= 'a' && original.charAt(at + 1) <= 'z';
        return upperBefore && lowerAfter;
    }
}
