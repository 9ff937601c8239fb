package dev.icosian.compiler.read;

import dev.icosian.Problem;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The name of a function is that of a node, so a module has it once. */
final class Overload {
    private Overload() {}

    static List<Problem> in(Class<?> module, List<Method> overloads) {
        if (overloads.size() < 2) {
            return List.of();
        }
        String name = overloads.get(0).getName();
        String signatures = overloads.stream()
                .map(method -> name
                        + Arrays.stream(method.getGenericParameterTypes())
                                .map(Type::getTypeName)
                                .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(" and "));
        return List.of(new Problem(
                "Module/Overload",
                "class " + module.getName() + " has " + overloads.size() + " functions '" + name + "': " + signatures,
                SourceLines.place(overloads.get(0)),
                "give each a name of its own, or mark all but one @Helper"));
    }
}
