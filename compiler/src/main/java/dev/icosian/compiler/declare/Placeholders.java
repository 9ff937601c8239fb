package dev.icosian.compiler.declare;

import dev.icosian.Location;
import dev.icosian.internal.Declaration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in braces in locations: they too read params and config keys. */
public final class Placeholders {
    private static final Pattern NAME = Pattern.compile("\\{([^{}]*)\\}");

    private Placeholders() {}

    /** Returns the names in the locations that a pipeline publishes to, known or not. */
    public static Set<String> in(Declaration declaration) {
        Set<String> names = new TreeSet<>();
        declaration
                .publications()
                .forEach(publication -> names.addAll(in(publication.sink().location())));
        return names;
    }

    /** Returns the names in a location, known or not, by first use. */
    public static List<String> in(Location location) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = NAME.matcher(location.template());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return List.copyOf(names);
    }
}
