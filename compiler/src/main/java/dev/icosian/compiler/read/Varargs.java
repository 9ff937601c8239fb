package dev.icosian.compiler.read;

import dev.icosian.Problem;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;

/** A parameter is one dependency; a variable number of them has no names. */
final class Varargs {
    private Varargs() {}

    static List<Problem> in(Method method) {
        if (!method.isVarArgs()) {
            return List.of();
        }
        Parameter last = method.getParameters()[method.getParameterCount() - 1];
        String element = last.getType().getComponentType().getSimpleName();
        return List.of(new Problem(
                "Module/Varargs",
                "function '" + method.getName() + "' takes a variable number of arguments as '" + last.getName() + "'",
                SourceLines.place(method),
                "take '" + element + "[] " + last.getName() + "', or gather several nodes by @From on a List"));
    }
}
