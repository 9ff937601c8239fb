package dev.icosian.internal;

import org.jspecify.annotations.Nullable;

/** What a node does that a modifier made: no user function, but arguments in and a value out. Thread safe. */
@FunctionalInterface
public interface Operator {
    /** Returns the value for these arguments, which come in parameter order. */
    @Nullable
    Object apply(@Nullable Object[] arguments) throws Exception;
}
