package dev.icosian.compiler.declare;

import dev.icosian.internal.Declaration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in braces in the locations of a pipeline: they too read params and config keys. */
public final class Placeholders {
    private static final Pattern NAME = Pattern.compile("\\{([^{}]*)\\}");

    private Placeholders() {}

    /** Returns the names, known or not. */
    public static Set<String> in(Declaration declaration) {
        Set<String> names = new TreeSet<>();
        declaration.publications().forEach(publication -> {
            Matcher matcher = NAME.matcher(publication.sink().location().template());
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        });
        return names;
    }
}
