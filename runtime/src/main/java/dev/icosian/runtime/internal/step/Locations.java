package dev.icosian.runtime.internal.step;

import dev.icosian.Location;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.codec.ValueCodec;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.runtime.internal.params.ParamSet.Param;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills in the placeholders of a location with the params and the configuration of a run. */
final class Locations {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");
    private static final String PLAIN = "-_.~+=,@";

    private Locations() {}

    static String resolve(Location location, RunContext run) {
        Matcher matcher = PLACEHOLDER.matcher(location.template());
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            boolean leads = matcher.start() == 0;
            matcher.appendReplacement(text, Matcher.quoteReplacement(value(matcher.group(1), leads, location, run)));
        }
        String filled = matcher.appendTail(text).toString();
        return SCHEME.matcher(filled).matches()
                ? filled
                : run.files().base().resolve(filled).toString();
    }

    private static String value(String name, boolean leads, Location location, RunContext run) {
        Object value = null;
        String shown = null;
        Param param = run.params().byName().get(name);
        if (param != null) {
            value = param.value();
            shown = text(param.tree());
        } else {
            ConfigSpec config = run.compilation().dataflow().config().get(name);
            if (config != null && config.value() != null) {
                Object set = config.value();
                value = set;
                shown = ValueCodec.forType(config.type())
                        .map(codec -> text(codec.toJson(set)))
                        .orElse(null);
            }
        }
        if (value == null || shown == null) {
            throw new PipelineException(List.of(new Problem(
                    "Location/NoValue",
                    "the location " + location.template() + " needs a value of '" + name + "', which has none",
                    null,
                    "give one, or use a param or configuration key with a default")));
        }
        if (leads && (value instanceof Path || value instanceof URI)) {
            return shown;
        }
        return encoded(shown);
    }

    private static @Nullable String text(@Nullable Object tree) {
        return tree == null ? null : tree.toString();
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
