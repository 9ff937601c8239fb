package dev.icosian.compiler.materialize;

import dev.icosian.TypeRef;
import dev.icosian.compiler.type.Types;
import dev.icosian.internal.ModelAccess;

/** Types of values as they travel: never primitive. */
public final class BoxedTypes {
    private BoxedTypes() {}

    /** Returns the type, or its box if it is primitive. */
    public static TypeRef<?> of(TypeRef<?> type) {
        return ModelAccess.get().typeRef(Types.boxed(type.type()));
    }
}
