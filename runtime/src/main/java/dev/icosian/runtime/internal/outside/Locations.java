package dev.icosian.runtime.internal.outside;

import dev.icosian.Location;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.TypeRef;
import dev.icosian.compiler.codec.ValueCodec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills in the placeholders of a location. */
public final class Locations {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);
    private static final String PLAIN = "-_.~+=,@";

    private Locations() {}

    /** The values of params and configuration keys. */
    @FunctionalInterface
    public interface Values {
        /** Returns the value of a name; null if it has none. */
        @Nullable
        Filling find(String name);
    }

    /** A value with its declared type. */
    public record Filling(TypeRef<?> type, Object value) {}

    /**
     * Returns where a location is.
     *
     * @param base folder from which relative paths count
     * @throws PipelineException if a name has no value, or an empty one
     */
    public static String resolve(Location location, Values values, Path base) {
        String filled = filled(location, values);
        return SCHEME.matcher(filled).matches() ? filled : base.resolve(filled).toString();
    }

    /** Returns whether a location that is filled in counts from a folder. */
    static boolean isRelative(String filled) {
        return !SCHEME.matcher(filled).matches() && !Path.of(filled).isAbsolute();
    }

    /**
     * Returns a location with values for its placeholders.
     *
     * @throws PipelineException if a name has no value, or an empty one
     */
    static String filled(Location location, Values values) {
        Matcher matcher = PLACEHOLDER.matcher(location.template());
        StringBuilder text = new StringBuilder();
        String options = "";
        while (matcher.find()) {
            String name = matcher.group(1);
            Filling filling = values.find(name);
            if (filling == null) {
                throw problem(location, "needs a value of '" + name + "', which has none");
            }
            String shown = text(filling);
            if (shown.isEmpty()) {
                throw problem(location, "needs a value of '" + name + "', which is empty");
            }
            boolean leads = matcher.start() == 0 && (filling.value() instanceof Path || filling.value() instanceof URI);
            // What the template adds to a URI belongs to its path.
            int query = leads && filling.value() instanceof URI ? shown.indexOf('?') : -1;
            if (query >= 0) {
                options = shown.substring(query);
                shown = shown.substring(0, query);
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(leads ? shown : encoded(shown)));
        }
        return matcher.appendTail(text).append(options).toString();
    }

    private static PipelineException problem(Location location, String what) {
        return new PipelineException(List.of(new Problem(
                "Location/NoValue",
                "the location " + location.template() + " " + what,
                null,
                "give one, or use a param or configuration key with a default")));
    }

    private static String text(Filling filling) {
        return ValueCodec.forType(filling.type())
                .map(codec -> codec.toJson(filling.value()) instanceof String text
                        ? text
                        : codec.canonicalText(filling.value()))
                .orElseThrow(() -> new IllegalStateException("a value of type " + filling.type() + " in a location"));
    }

    /** Returns a text as one path segment; never {@code .} or {@code ..}. */
    static String encoded(String text) {
        boolean isDots = !text.isEmpty() && text.chars().allMatch(c -> c == '.');
        StringBuilder segment = new StringBuilder();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xFF);
            boolean isPlain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || (PLAIN.indexOf(c) >= 0 && !(isDots && c == '.'));
            if (isPlain) {
                segment.append(c);
            } else {
                segment.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
            }
        }
        return segment.toString();
    }
}
