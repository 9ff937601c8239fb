package dev.icosian.runtime.internal.exec;

import dev.icosian.internal.Body;
import dev.icosian.internal.Operator;
import org.jspecify.annotations.Nullable;

/** The call of a node's body: a user's method, or what a modifier does. Thread safe. */
interface Invocation {
    /** Returns the value for these arguments; exceptions are those of the body. */
    @Nullable
    Object call(@Nullable Object[] arguments) throws Exception;

    /** Returns the invocation of a body. */
    static Invocation of(Body body) {
        if (body instanceof Body.Function function) {
            return new FunctionCall(function.method());
        }
        if (body instanceof Body.Operation operation) {
            Operator operator = operation.operator();
            return operator::apply;
        }
        throw new IllegalArgumentException(body.function() + " cannot be called");
    }
}
