package dev.icosian.compiler.read;

import dev.icosian.NodeSpec;
import dev.icosian.Problem;
import java.util.List;

/**
 * What modules declare.
 *
 * @param specs modules in the order given, their functions by name; a function that breaks a rule is among them and
 *     carries its problems, which come out when modifiers are applied
 * @param problems of the classes themselves
 */
public record ReadModules(List<NodeSpec> specs, List<Problem> problems) {
    /** Copies the lists. */
    public ReadModules {
        specs = List.copyOf(specs);
        problems = List.copyOf(problems);
    }
}
