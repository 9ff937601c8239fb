package dev.icosian.compiler.type;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parts and relatives of types. */
public final class Types {
    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            boolean.class, Boolean.class,
            byte.class, Byte.class,
            char.class, Character.class,
            short.class, Short.class,
            int.class, Integer.class,
            long.class, Long.class,
            float.class, Float.class,
            double.class, Double.class,
            void.class, Void.class);

    private Types() {}

    /** Returns the box of a primitive type, any other type as it is. */
    public static Type boxed(Type type) {
        return type instanceof Class ? boxed((Class<?>) type) : type;
    }

    /** Returns the box of a primitive class, any other class as it is. */
    public static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? BOXES.getOrDefault(type, type) : type;
    }

    /** Returns the erased class. */
    public static Class<?> raw(Type type) {
        Type at = type;
        int dimensions = 0;
        while (!(at instanceof Class)) {
            if (at instanceof ParameterizedType) {
                at = ((ParameterizedType) at).getRawType();
            } else if (at instanceof GenericArrayType) {
                at = ((GenericArrayType) at).getGenericComponentType();
                dimensions++;
            } else if (at instanceof WildcardType) {
                at = ((WildcardType) at).getUpperBounds()[0];
            } else {
                at = ((TypeVariable<?>) at).getBounds()[0];
            }
        }
        Class<?> erased = (Class<?>) at;
        for (int i = 0; i < dimensions; i++) {
            erased = erased.arrayType();
        }
        return erased;
    }

    /** Returns what an array holds, null if the type is no array. */
    public static @Nullable Type component(Type type) {
        if (type instanceof GenericArrayType array) {
            return array.getGenericComponentType();
        }
        return type instanceof Class ? ((Class<?>) type).getComponentType() : null;
    }

    /** Returns the type {@code raw<arguments>}. */
    public static Type parameterized(Class<?> raw, Type... arguments) {
        return new GenericType(raw, raw.getDeclaringClass(), arguments);
    }

    /**
     * Returns a type argument as what a reader of values gets: the upper bound of a wildcard, any other type as it is.
     */
    public static Type readable(Type argument) {
        return argument instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : argument;
    }

    /**
     * Returns a type's supertype, or itself, that is made of a class: {@code Collection<String>} of
     * {@code ArrayList<String>} and {@code Collection}. The class itself where the way to it is raw; null if it is no
     * superclass.
     */
    public static @Nullable Type supertype(Type type, Class<?> target) {
        Deque<Type> open = new ArrayDeque<>();
        Set<Type> seen = new HashSet<>();
        open.add(type);
        while (!open.isEmpty()) {
            Type at = open.remove();
            if (at instanceof TypeVariable) {
                open.addAll(List.of(((TypeVariable<?>) at).getBounds()));
                continue;
            }
            if (at instanceof WildcardType wildcard) {
                open.addAll(List.of(wildcard.getUpperBounds()));
                continue;
            }
            Class<?> raw = raw(at);
            if (raw == target) {
                return at;
            }
            if (!target.isAssignableFrom(raw) || !seen.add(at)) {
                continue;
            }
            if (isRaw(at)) {
                return target;
            }
            Type superclass = raw.getGenericSuperclass();
            if (superclass != null) {
                open.add(substitute(superclass, at));
            }
            for (Type face : raw.getGenericInterfaces()) {
                open.add(substitute(face, at));
            }
        }
        return null;
    }

    /** Returns whether a class with type parameters stands without arguments. */
    public static boolean isRaw(Type type) {
        return type instanceof Class && ((Class<?>) type).getTypeParameters().length > 0;
    }

    /** Returns a type that is written inside a generic class as seen from a use of that class. */
    public static Type substitute(Type type, Type use) {
        if (!(use instanceof ParameterizedType)) {
            return type;
        }
        Map<TypeVariable<?>, Type> arguments = new HashMap<>();
        Type at = use;
        while (at instanceof ParameterizedType) {
            ParameterizedType generic = (ParameterizedType) at;
            TypeVariable<?>[] variables = ((Class<?>) generic.getRawType()).getTypeParameters();
            Type[] actual = generic.getActualTypeArguments();
            for (int i = 0; i < variables.length; i++) {
                arguments.put(variables[i], bounded(actual[i], variables[i]));
            }
            at = generic.getOwnerType();
        }
        return replace(type, arguments);
    }

    /** Gives an unbounded wildcard the bounds of the variable for which it stands. */
    private static Type bounded(Type argument, TypeVariable<?> variable) {
        Type[] bounds = variable.getBounds();
        boolean unbounded = argument instanceof WildcardType wildcard
                && wildcard.getLowerBounds().length == 0
                && wildcard.getUpperBounds()[0] == Object.class;
        boolean plain = Arrays.stream(bounds).allMatch(Class.class::isInstance);
        return unbounded && plain ? new Bounded(bounds, new Type[0]) : argument;
    }

    /** Recursive over the nesting of one type as written in a source file. */
    private static Type replace(Type type, Map<TypeVariable<?>, Type> arguments) {
        if (type instanceof TypeVariable) {
            return arguments.getOrDefault(type, type);
        }
        if (type instanceof ParameterizedType generic) {
            Type[] actual = generic.getActualTypeArguments();
            for (int i = 0; i < actual.length; i++) {
                actual[i] = replace(actual[i], arguments);
            }
            return new GenericType((Class<?>) generic.getRawType(), generic.getOwnerType(), actual);
        }
        if (type instanceof GenericArrayType array) {
            Type component = replace(array.getGenericComponentType(), arguments);
            return component instanceof Class
                    ? Array.newInstance((Class<?>) component, 0).getClass()
                    : new ArrayOf(component);
        }
        if (type instanceof WildcardType wildcard) {
            return new Bounded(
                    replaceAll(wildcard.getUpperBounds(), arguments), replaceAll(wildcard.getLowerBounds(), arguments));
        }
        return type;
    }

    private static Type[] replaceAll(Type[] types, Map<TypeVariable<?>, Type> arguments) {
        Type[] replaced = new Type[types.length];
        for (int i = 0; i < types.length; i++) {
            replaced[i] = replace(types[i], arguments);
        }
        return replaced;
    }

    private static final class ArrayOf implements GenericArrayType {
        private final Type component;

        ArrayOf(Type component) {
            this.component = component;
        }

        @Override
        public Type getGenericComponentType() {
            return component;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof GenericArrayType array && component.equals(array.getGenericComponentType());
        }

        @Override
        public int hashCode() {
            return component.hashCode();
        }

        @Override
        public String toString() {
            return component.getTypeName() + "[]";
        }
    }

    private static final class Bounded implements WildcardType {
        private final Type[] upper;
        private final Type[] lower;

        Bounded(Type[] upper, Type[] lower) {
            this.upper = upper;
            this.lower = lower;
        }

        @Override
        public Type[] getUpperBounds() {
            return upper.clone();
        }

        @Override
        public Type[] getLowerBounds() {
            return lower.clone();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof WildcardType wildcard
                    && Arrays.equals(upper, wildcard.getUpperBounds())
                    && Arrays.equals(lower, wildcard.getLowerBounds());
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(lower) ^ Arrays.hashCode(upper);
        }

        @Override
        public String toString() {
            return lower.length > 0 ? "? super " + lower[0].getTypeName() : "? extends " + upper[0].getTypeName();
        }
    }
}
