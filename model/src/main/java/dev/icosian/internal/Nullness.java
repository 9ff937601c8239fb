package dev.icosian.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;

/** Where null is allowed: where a run-time annotation named {@code Nullable} says so (JSpecify's does). */
public final class Nullness {
    private Nullness() {}

    /** Returns whether a method may return null. */
    public static boolean ofResult(Method method) {
        return any(method.getAnnotatedReturnType().getAnnotations()) || any(method.getAnnotations());
    }

    /** Returns whether a parameter may be null. */
    public static boolean ofParameter(java.lang.reflect.Parameter parameter) {
        return any(parameter.getAnnotatedType().getAnnotations()) || any(parameter.getAnnotations());
    }

    /** Returns whether a record component may be null. */
    public static boolean ofComponent(RecordComponent component) {
        return any(component.getAnnotatedType().getAnnotations()) || any(component.getAnnotations());
    }

    /** Returns whether a type use may be null. */
    public static boolean ofType(AnnotatedType type) {
        return any(type.getAnnotations());
    }

    private static boolean any(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation.annotationType().getSimpleName().equals("Nullable")) {
                return true;
            }
        }
        return false;
    }
}
