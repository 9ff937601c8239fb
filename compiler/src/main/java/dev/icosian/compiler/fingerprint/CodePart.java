package dev.icosian.compiler.fingerprint;

import dev.icosian.internal.Utf8Order;
import java.util.List;

/**
 * A part of code as its name in a table says it. Types come before fields, and those before methods.
 *
 * @param kind {@code method}, {@code field}, {@code record} and so on
 * @param name {@code com.acme.Features.zscore(double[],int)}, {@code record com.acme.Row}
 * @param qualifiedName without kind and parameters
 * @param parameters with parentheses; empty if it is no method
 */
public record CodePart(String kind, String name, String qualifiedName, String parameters)
        implements Comparable<CodePart> {
    private static final List<String> ORDER =
            List.of("library", "record", "enum", "class", "interface", "field", "static", "method");

    /** Returns the part of a name. */
    public static CodePart of(String name) {
        int open = name.indexOf('(');
        if (open >= 0) {
            return new CodePart("method", name, name.substring(0, open), name.substring(open));
        }
        int space = name.indexOf(' ');
        return new CodePart(name.substring(0, Math.max(space, 0)), name, name.substring(space + 1), "");
    }

    /** Returns whether it is a method, a constructor, or the lambdas of a class for one interface. */
    public boolean isMethod() {
        return kind.equals("method");
    }

    /** Returns whether it is a library, whose version stands in the place of a digest. */
    public boolean isLibrary() {
        return kind.equals("library");
    }

    /** Returns {@code Features.zscore} of {@code com.acme.Features.zscore}, {@code Row} of {@code com.acme.Row}. */
    public String shortName() {
        if (isLibrary()) {
            return qualifiedName;
        }
        boolean isMember = kind.equals("method") || kind.equals("field");
        int member = isMember ? qualifiedName.lastIndexOf('.') : qualifiedName.length();
        int start = qualifiedName.lastIndexOf('.', member - 1) + 1;
        return qualifiedName.substring(start).replace('$', '.');
    }

    /**
     * Returns {@code helper Features.zscore}, {@code record Row}.
     *
     * @param isFunction whether nodes are made of the method
     * @param isOverloaded whether its name alone does not say which one it is
     */
    public String subject(boolean isFunction, boolean isOverloaded) {
        if (!kind.equals("method")) {
            return kind.equals("static") ? "static initializer of " + shortName() : kind + " " + shortName();
        }
        String shortName = shortName();
        int dot = shortName.lastIndexOf('.');
        String owner = shortName.substring(0, Math.max(dot, 0));
        String text = switch (shortName.substring(dot + 1)) {
            case "<init>" -> "constructor " + owner;
            case "lambda" -> "lambda in " + owner;
            default -> (isFunction ? "function " : "helper ") + shortName;
        };
        return isOverloaded ? text + simple(parameters) : text;
    }

    /** Returns parameters without packages and without the result. */
    private static String simple(String parameters) {
        return parameters
                .substring(0, parameters.indexOf(')') + 1)
                .replaceAll("[^(,)]*\\.", "")
                .replace('$', '.')
                .replace(",", ", ");
    }

    @Override
    public int compareTo(CodePart other) {
        int byKind = Integer.compare(ORDER.indexOf(kind), ORDER.indexOf(other.kind));
        return byKind != 0 ? byKind : Utf8Order.INSTANCE.compare(name, other.name);
    }
}
