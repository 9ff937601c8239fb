package dev.icosian.compiler.plan;

import java.util.regex.Pattern;

/** Types of plans, which are text, as a reader of the source would write them. */
public final class TypeNames {
    private static final Pattern PACKAGES = Pattern.compile("([\\p{javaJavaIdentifierPart}&&[^.]]+\\.)+(?=\\p{Lu})");

    private TypeNames() {}

    /** Returns {@code List<Double>} of {@code java.util.List<java.lang.Double>}. */
    public static String simple(String type) {
        return PACKAGES.matcher(type).replaceAll("").replace('$', '.');
    }
}
