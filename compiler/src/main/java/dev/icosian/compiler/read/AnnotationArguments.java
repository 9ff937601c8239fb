package dev.icosian.compiler.read;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Members of annotations as plain values: texts, numbers, booleans, enums, classes, and lists and maps of them. */
public final class AnnotationArguments {
    private static final ClassValue<Map<String, Method>> MEMBERS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            Map<String, Method> members = new TreeMap<>();
            for (Method member : type.getDeclaredMethods()) {
                if (member.getParameterCount() == 0 && !member.isSynthetic()) {
                    member.setAccessible(true);
                    members.put(member.getName(), member);
                }
            }
            return Collections.unmodifiableMap(members);
        }
    };

    private AnnotationArguments() {}

    /** Returns the members of an annotation type by name. */
    public static Map<String, Method> members(Class<? extends Annotation> type) {
        return MEMBERS.get(type);
    }

    /** Returns a value of a member, or a default, as a plain value. */
    public static Object plain(Object value) {
        if (value instanceof Annotation annotation) {
            return of(annotation);
        }
        if (!value.getClass().isArray()) {
            return value;
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            list.add(plain(Array.get(value, i)));
        }
        return Collections.unmodifiableList(list);
    }

    /** Returns the members that differ from their defaults. */
    static Map<String, Object> of(Annotation annotation) {
        Map<String, Object> given = new TreeMap<>();
        members(annotation.annotationType()).forEach((name, member) -> {
            Object value = plain(value(annotation, member));
            @Nullable Object fallback = member.getDefaultValue();
            if (fallback == null || !plain(fallback).equals(value)) {
                given.put(name, value);
            }
        });
        return given;
    }

    /** Returns the annotations that a container holds; empty if it is none. */
    static Annotation[] repeated(Annotation annotation) {
        Method member = members(annotation.annotationType()).get("value");
        if (member == null
                || !member.getReturnType().isArray()
                || !Annotations.isContainerOf(
                        annotation.annotationType(), member.getReturnType().getComponentType())) {
            return new Annotation[0];
        }
        return (Annotation[]) value(annotation, member);
    }

    private static Object value(Annotation annotation, Method member) {
        try {
            return member.invoke(annotation);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + member, e);
        }
    }
}
