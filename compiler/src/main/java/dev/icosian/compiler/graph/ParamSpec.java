package dev.icosian.compiler.graph;

import dev.icosian.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * A run parameter.
 *
 * @param type as declared, or as its consumers have it; boxed
 * @param nullable whether null, or nothing, is fine
 * @param hasDefault whether {@code defaultValue} counts
 */
public record ParamSpec(
        String name,
        TypeRef<?> type,
        boolean nullable,
        boolean hasDefault,
        @Nullable Object defaultValue) {
    /** Returns whether a run must give a value. */
    public boolean required() {
        return !hasDefault && !nullable;
    }
}
