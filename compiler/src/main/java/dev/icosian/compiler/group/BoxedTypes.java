package dev.icosian.compiler.group;

import dev.icosian.TypeRef;
import java.lang.invoke.MethodType;

/** Types of values as they travel: never primitive. */
public final class BoxedTypes {
    private BoxedTypes() {}

    /** Returns the type, or its box if it is primitive. */
    public static TypeRef<?> of(TypeRef<?> type) {
        if (type.type() instanceof Class<?> plain && plain.isPrimitive()) {
            return TypeRef.of(MethodType.methodType(plain).wrap().returnType());
        }
        return type;
    }
}
