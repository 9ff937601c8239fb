package dev.icosian.compiler.read;

import dev.icosian.Problem;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code Module/NotLoaded}: a class that the pipeline needs is not there, or cannot be initialized. */
public final class NotLoaded {
    /** The code of the problem. */
    public static final String CODE = "Module/NotLoaded";

    private static final Pattern AGAIN = Pattern.compile("Exception (.*) \\[in thread \".*\"]", Pattern.DOTALL);

    private NotLoaded() {}

    /** Returns the problem of a module. */
    static Problem of(Class<?> module, Throwable failure) {
        return problem("class " + module.getName() + " cannot be read: " + because(failure), SourceLines.place(module));
    }

    /** Returns the problem of something that needs a class. */
    public static Problem of(String what, Throwable failure) {
        return problem(what + " cannot be read: " + because(failure), null);
    }

    /** Returns what does not load, and why if that is known. */
    public static String because(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ClassNotFoundException) {
            return "class " + Objects.toString(cause.getMessage(), "").replace('/', '.') + " is not on the class path";
        }
        return "a class cannot be loaded: " + again(cause);
    }

    /** When a class is asked for again after it failed to initialize, the first failure is in a text. */
    private static String again(Throwable cause) {
        Matcher first = AGAIN.matcher(Objects.toString(cause.getMessage(), ""));
        return cause instanceof ExceptionInInitializerError && first.matches() ? first.group(1) : cause.toString();
    }

    private static Problem problem(String message, @Nullable String place) {
        return new Problem(
                CODE, message, place, "see that the class path has all libraries, in the versions compiled against");
    }
}
