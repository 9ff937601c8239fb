package dev.icosian.compiler.read;

import dev.icosian.Problem;
import java.util.List;

/** A module without a function is a mistake: most often its methods are not public. */
final class NoNodes {
    private NoNodes() {}

    static List<Problem> in(Class<?> module) {
        return List.of(new Problem(
                "Module/NoNodes",
                "class " + module.getName() + " has no public static method that could be a node",
                SourceLines.place(module),
                "make its functions public static, or remove it from the modules"));
    }
}
