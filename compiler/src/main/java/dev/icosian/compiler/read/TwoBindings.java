package dev.icosian.compiler.read;

import dev.icosian.Collect;
import dev.icosian.Default;
import dev.icosian.From;
import dev.icosian.Literal;
import dev.icosian.Problem;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;

/** A parameter gets its value from one place. */
final class TwoBindings {
    private static final List<Class<? extends Annotation>> BINDINGS =
            List.of(Collect.class, Default.class, From.class, Literal.class);

    private TwoBindings() {}

    static List<Problem> in(Method method) {
        List<Problem> problems = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            List<String> found = new ArrayList<>();
            for (Class<? extends Annotation> binding : BINDINGS) {
                if (parameter.isAnnotationPresent(binding)) {
                    found.add("@" + binding.getSimpleName());
                }
            }
            if (found.size() > 1) {
                problems.add(new Problem(
                        "Module/TwoBindings",
                        "parameter '" + parameter.getName() + "' of function '" + method.getName() + "' has "
                                + String.join(" and ", found),
                        SourceLines.place(method),
                        "keep one of them"));
            }
        }
        return problems;
    }
}
