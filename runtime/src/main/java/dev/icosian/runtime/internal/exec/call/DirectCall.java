package dev.icosian.runtime.internal.exec.call;

import org.jspecify.annotations.Nullable;

/**
 * A call of a method without reflection.
 *
 * @param methods one of them is called
 * @param method its number
 */
public record DirectCall(DirectMethods methods, int method) implements Invocation {
    @Override
    public @Nullable Object call(@Nullable Object[] arguments) throws Exception {
        return methods.call(method, arguments);
    }
}
