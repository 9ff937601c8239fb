package dev.icosian.materializers.internal.sink;

import dev.icosian.Materializer;
import dev.icosian.TypeRef;
import java.util.Optional;

/** Finds how values of a type are written into a file. */
@FunctionalInterface
public interface Format {
    /** Returns the materializer of a type; empty if the format has no form for it. */
    Optional<Materializer<?>> of(TypeRef<?> type);
}
