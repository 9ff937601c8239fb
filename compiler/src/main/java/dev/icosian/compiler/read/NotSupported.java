package dev.icosian.compiler.read;

import dev.icosian.AppliesTo;
import dev.icosian.Problem;
import dev.icosian.Subdag;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/** What the annotations can say already and the library cannot do yet: refused, never ignored. */
public final class NotSupported {
    private NotSupported() {}

    /** Returns the problem of something that is refused: {@code @Then}. */
    public static Problem problem(String what, String place, String hint) {
        return new Problem("Modifier/NotSupported", what + " is not supported yet", place, hint);
    }

    static List<Problem> in(Method method) {
        return method.isAnnotationPresent(AppliesTo.class)
                ? List.of(problem(
                        "@AppliesTo on '" + method.getName() + "'",
                        SourceLines.place(method),
                        "call the helper in the functions that it should apply to"))
                : List.of();
    }

    static List<Problem> of(Class<?> module, Subdag[] subdags) {
        // Made without a stream: there is hardly ever one.
        if (subdags.length == 0) {
            return List.of();
        }
        return Arrays.stream(subdags)
                .map(subdag -> problem(
                        "@Subdag '" + subdag.name() + "' on class " + module.getName(),
                        SourceLines.place(module),
                        "name the modules in the pipeline"))
                .toList();
    }
}
