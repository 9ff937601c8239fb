package dev.icosian.compiler.outside;

import dev.icosian.Secret;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Finds secrets in types. */
final class SecretTypes {
    /** Many nodes may read the fields of one record, and its components are made anew each time they are asked for. */
    private static final ClassValue<Boolean> RECORDS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return search(type);
        }
    };

    private SecretTypes() {}

    /** Returns whether a type is {@code Secret}, or has it as a type argument, element or record component. */
    static boolean holds(Type type) {
        if (type instanceof Class<?> plain && !plain.isArray()) {
            return plain.isRecord() ? RECORDS.get(plain) : plain == Secret.class;
        }
        return search(type);
    }

    private static boolean search(Type type) {
        Deque<Type> open = new ArrayDeque<>();
        Set<Type> seen = new HashSet<>();
        open.add(type);
        while (!open.isEmpty()) {
            Type next = open.remove();
            if (next == Secret.class) {
                return true;
            }
            if (seen.add(next)) {
                addParts(next, open);
            }
        }
        return false;
    }

    private static void addParts(Type type, Deque<Type> open) {
        if (type instanceof ParameterizedType generic) {
            open.add(generic.getRawType());
            open.addAll(Arrays.asList(generic.getActualTypeArguments()));
        } else if (type instanceof GenericArrayType array) {
            open.add(array.getGenericComponentType());
        } else if (type instanceof WildcardType wildcard) {
            open.addAll(Arrays.asList(wildcard.getUpperBounds()));
        } else if (type instanceof Class<?> plain && plain.isArray()) {
            open.add(plain.getComponentType());
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            for (RecordComponent component : plain.getRecordComponents()) {
                open.add(component.getGenericType());
            }
        }
    }
}
