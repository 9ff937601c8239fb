package dev.icosian.compiler.codec;

import dev.icosian.internal.ShortestDouble;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value that does not fit its declared type. The message says where inside the value ({@code [2].name}; nothing if it
 * is the whole), what is expected and what was found, to stand after the name of what has the value.
 */
public final class ValueCodecException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_EXCERPT = 60;

    private final String path;
    private final String reason;

    ValueCodecException(String reason) {
        this("", reason);
    }

    private ValueCodecException(String path, String reason) {
        super(path.isEmpty() ? reason : shown(path) + ": " + reason);
        this.path = path;
        this.reason = reason;
    }

    /** Returns the finding that a tree is not what a form describes. */
    static ValueCodecException expected(String description, @Nullable Object found) {
        return new ValueCodecException("expected " + description + ", found " + excerpt(found));
    }

    /** Returns the same finding as seen from one level further out. */
    ValueCodecException within(String outer) {
        return new ValueCodecException(outer + path, reason);
    }

    private static String shown(String path) {
        return path.startsWith(".") ? path.substring(1) : path;
    }

    /** Returns a tree as messages show it, cut where it is long. */
    static String excerpt(@Nullable Object tree) {
        if (tree instanceof String text) {
            return quoted(text);
        }
        if (tree instanceof List<?> list) {
            return list.isEmpty() ? "an empty list" : "a list";
        }
        if (tree instanceof Map<?, ?>) {
            return "an object";
        }
        if (tree instanceof Double number) {
            return ShortestDouble.toString(number);
        }
        return shortened(String.valueOf(tree));
    }

    static String quoted(String text) {
        return "\"" + shortened(text) + "\"";
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_EXCERPT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_EXCERPT - 1)) ? LONGEST_EXCERPT - 1 : LONGEST_EXCERPT;
        return text.substring(0, end) + "…";
    }
}
