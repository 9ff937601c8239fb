package dev.icosian.internal;

import dev.icosian.TypeRef;
import java.util.Objects;

/**
 * A parameter of a node's body.
 *
 * @param nullable whether it carries a run-time {@code @Nullable}: then nothing and null are fine
 */
public record Parameter(String name, TypeRef<?> type, boolean nullable) {
    /** Checks that nothing is missing. */
    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }
}
