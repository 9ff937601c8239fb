package dev.icosian.cli.internal.text;

/** Types as a reader of the source would write them. */
public final class TypeNames {
    private TypeNames() {}

    /** Returns {@code List<Double>} of {@code java.util.List<java.lang.Double>}. */
    public static String simple(String type) {
        return dev.icosian.compiler.plan.TypeNames.simple(type);
    }
}
