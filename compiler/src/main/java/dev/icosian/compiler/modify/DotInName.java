package dev.icosian.compiler.modify;

import dev.icosian.compiler.use.BuiltIn;

/** {@code Module/IllegalName}: an annotation gives a name with a dot, which generated names and namespaces have. */
final class DotInName {
    private DotInName() {}

    /** Throws if a name has a dot. */
    static String check(String name) {
        if (name.indexOf('.') >= 0) {
            throw BuiltIn.problem(
                    "Module/IllegalName",
                    "'" + name + "' is no legal name of a node: only generated names and namespaces have a dot",
                    "use '_' instead");
        }
        return name;
    }
}
