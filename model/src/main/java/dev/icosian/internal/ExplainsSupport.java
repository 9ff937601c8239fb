package dev.icosian.internal;

import dev.icosian.TypeRef;
import java.util.Optional;

/** A materializer for a family of types that can say why a type is not among them. */
public interface ExplainsSupport {
    /** Returns why the type is not supported, as a clause for a message; empty if it is. */
    Optional<String> whyNot(TypeRef<?> type);
}
