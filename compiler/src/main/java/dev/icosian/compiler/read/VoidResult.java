package dev.icosian.compiler.read;

import dev.icosian.Problem;
import java.lang.reflect.Method;
import java.util.List;

/** A node is its value: a function must return one. */
final class VoidResult {
    private VoidResult() {}

    static List<Problem> in(Method method) {
        if (method.getReturnType() != void.class && method.getReturnType() != Void.class) {
            return List.of();
        }
        return List.of(new Problem(
                "Module/VoidResult",
                "function '" + method.getName() + "' returns nothing, so there is no value to be a node",
                SourceLines.place(method),
                "return the value, or mark the method @Helper"));
    }
}
