package dev.icosian.runtime.internal.exec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The call of a user's method: by reflection, until somebody hands over something faster. Thread safe. */
final class FunctionCall implements Invocation {
    private final Method method;

    // Without a barrier: whoever does not see it yet calls by reflection, which gives the same.
    private DirectCalls.@Nullable Target direct;

    /** Takes a static method, which is made open to calls. */
    FunctionCall(Method method) {
        Access.open(method);
        this.method = method;
    }

    Method method() {
        return method;
    }

    /** From now on calls go there. */
    void callBy(DirectCalls.Target target) {
        direct = target;
    }

    @Override
    public @Nullable Object call(@Nullable Object[] arguments) throws Exception {
        DirectCalls.Target faster = direct;
        if (faster != null) {
            return faster.calls().apply(arguments, faster.index());
        }
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception exception) {
                throw exception;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
