package dev.icosian.compiler.read;

import dev.icosian.Problem;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What every function of a node must keep, whether a module declares it or code names it. */
public final class FunctionRules {
    private static final List<Function<Method, List<Problem>>> RULES =
            List.of(VoidResult::in, AsyncResult::in, Varargs::in, TypeVariables::in, NotSupported::in, TwoBindings::in);

    private FunctionRules() {}

    /** Returns everything that is wrong with a method as a function; empty if nothing is. */
    public static List<Problem> check(Method method) {
        List<Problem> problems = new ArrayList<>();
        RULES.forEach(rule -> problems.addAll(rule.apply(method)));
        return problems;
    }
}
