package dev.icosian.compiler.read;

import dev.icosian.Problem;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** What every function of a node must keep, whether a module declares it or code names it. */
public final class FunctionRules {
    private FunctionRules() {}

    /** Returns everything that is wrong with a method as a function; empty if nothing is. */
    public static List<Problem> check(Method method) {
        List<Problem> problems = new ArrayList<>();
        problems.addAll(VoidResult.in(method));
        problems.addAll(AsyncResult.in(method));
        problems.addAll(Varargs.in(method));
        problems.addAll(TypeVariables.in(method));
        problems.addAll(NotSupported.in(method));
        problems.addAll(TwoBindings.in(method));
        return problems;
    }
}
