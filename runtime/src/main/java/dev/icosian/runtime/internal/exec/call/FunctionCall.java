package dev.icosian.runtime.internal.exec.call;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The call of a user's method by reflection. Thread safe. */
public final class FunctionCall implements Invocation {
    private final Method method;

    /** Takes a static method, which is made open to calls. */
    FunctionCall(Method method) {
        Access.open(method);
        this.method = method;
    }

    /** Returns the method. */
    public Method method() {
        return method;
    }

    @Override
    public @Nullable Object call(@Nullable Object[] arguments) throws Exception {
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
