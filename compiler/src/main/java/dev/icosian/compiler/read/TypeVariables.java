package dev.icosian.compiler.read;

import dev.icosian.Problem;
import java.lang.reflect.Method;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Types of nodes are compared in full, so they must be known. */
final class TypeVariables {
    private TypeVariables() {}

    static List<Problem> in(Method method) {
        TypeVariable<Method>[] variables = method.getTypeParameters();
        if (variables.length == 0) {
            return List.of();
        }
        String names = Arrays.stream(variables).map(TypeVariable::getName).collect(Collectors.joining(", "));
        return List.of(new Problem(
                "Module/TypeVariable",
                "function '" + method.getName() + "' has the type variable" + (variables.length == 1 ? " " : "s ")
                        + names + ", but a node has one type",
                SourceLines.place(method),
                "say the types, or mark the method @Helper and call it from a function for each type"));
    }
}
