package dev.icosian.compiler.read;

import dev.icosian.Problem;
import dev.icosian.internal.ModelAccess;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** Functions return values, not promises of them. */
final class AsyncResult {
    private AsyncResult() {}

    static List<Problem> in(Method method) {
        Class<?> result = method.getReturnType();
        if (!Future.class.isAssignableFrom(result) && !CompletionStage.class.isAssignableFrom(result)) {
            return List.of();
        }
        return List.of(new Problem(
                "Module/AsyncResult",
                "function '" + method.getName() + "' returns a "
                        + ModelAccess.get().typeRef(method.getGenericReturnType()) + " instead of a value",
                SourceLines.place(method),
                "return the value itself; independent nodes may run side by side anyway"));
    }
}
