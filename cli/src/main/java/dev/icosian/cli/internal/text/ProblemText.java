package dev.icosian.cli.internal.text;

import dev.icosian.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Problems for people, and as trees for JSON. */
public final class ProblemText {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u0080-\u009f&&[^\n\r\t]]");

    private ProblemText() {}

    /** Returns the lines of several problems, ending with their number if there is more than one. */
    public static String errors(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : problems) {
            text.append(error(problem)).append('\n');
        }
        if (problems.size() > 1) {
            text.append(problems.size()).append(" problems\n");
        }
        return text.toString();
    }

    /** Returns {@code error [Code] message}, place and fix on lines of their own; without a last line break. */
    public static String error(Problem problem) {
        return plain("error " + problem);
    }

    /** Returns {@code warning [Code] message}, place and fix on lines of their own; without a last line break. */
    public static String warning(Problem problem) {
        return plain("warning " + problem);
    }

    /** Stored texts may say anything to a terminal. */
    private static String plain(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }

    /** Returns a problem as an object of JSON. */
    public static Map<String, @Nullable Object> tree(Problem problem) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("code", problem.code());
        tree.put("message", problem.message());
        if (problem.place() != null) {
            tree.put("place", problem.place());
        }
        if (problem.hint() != null) {
            tree.put("hint", problem.hint());
        }
        return tree;
    }
}
