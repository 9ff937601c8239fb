package dev.icosian.materializers.internal.json;

import dev.icosian.internal.Nullness;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A type with everything known: no variables, no wildcards, and where null may stand. Immutable.
 *
 * @param raw the erased class
 * @param arguments the type arguments; of an array, its component type
 * @param nullable whether null is a value
 */
record JsonType(Class<?> raw, List<JsonType> arguments, boolean nullable) {
    JsonType {
        arguments = List.copyOf(arguments);
    }

    static JsonType of(Type type) throws UnsupportedTypeException {
        return resolve(type, null, Map.of());
    }

    static JsonType of(RecordComponent component, Map<TypeVariable<?>, JsonType> variables)
            throws UnsupportedTypeException {
        JsonType type = resolve(component.getGenericType(), component.getAnnotatedType(), variables);
        return new JsonType(type.raw, type.arguments, type.nullable || Nullness.ofComponent(component));
    }

    /** Returns this type's arguments by the variables of its class. */
    Map<TypeVariable<?>, JsonType> variables() {
        TypeVariable<?>[] parameters = raw.getTypeParameters();
        Map<TypeVariable<?>, JsonType> variables = new HashMap<>();
        for (int i = 0; i < parameters.length; i++) {
            variables.put(parameters[i], arguments.get(i));
        }
        return variables;
    }

    JsonType notNull() {
        return nullable ? new JsonType(raw, arguments, false) : this;
    }

    @Override
    public String toString() {
        if (raw.isArray()) {
            return arguments.get(0) + "[]";
        }
        return arguments.isEmpty()
                ? raw.getName()
                : arguments.stream().map(JsonType::toString).collect(Collectors.joining(",", raw.getName() + "<", ">"));
    }

    private static JsonType resolve(
            Type type, @Nullable AnnotatedType annotated, Map<TypeVariable<?>, JsonType> variables)
            throws UnsupportedTypeException {
        boolean nullable = annotated != null && Nullness.ofType(annotated);
        if (type instanceof Class<?> plain) {
            return ofClass(plain, annotated, nullable, variables);
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            AnnotatedType[] uses = annotated instanceof AnnotatedParameterizedType use
                    ? use.getAnnotatedActualTypeArguments()
                    : new AnnotatedType[arguments.length];
            List<JsonType> resolved = new ArrayList<>();
            for (int i = 0; i < arguments.length; i++) {
                resolved.add(resolve(arguments[i], uses[i], variables));
            }
            return new JsonType((Class<?>) generic.getRawType(), resolved, nullable);
        }
        if (type instanceof GenericArrayType array) {
            return ofArray(array.getGenericComponentType(), annotated, nullable, variables);
        }
        if (type instanceof WildcardType wildcard) {
            return ofWildcard(wildcard, annotated, variables);
        }
        JsonType bound = variables.get(type);
        if (bound == null) {
            throw new UnsupportedTypeException("the type variable " + type.getTypeName() + " has no value here");
        }
        return nullable ? new JsonType(bound.raw, bound.arguments, true) : bound;
    }

    private static JsonType ofClass(
            Class<?> plain,
            @Nullable AnnotatedType annotated,
            boolean nullable,
            Map<TypeVariable<?>, JsonType> variables)
            throws UnsupportedTypeException {
        if (plain.isArray()) {
            return ofArray(plain.getComponentType(), annotated, nullable, variables);
        }
        if (plain.getTypeParameters().length > 0) {
            throw new UnsupportedTypeException(plain.getName() + " is raw: give its type arguments");
        }
        return new JsonType(plain, List.of(), nullable);
    }

    private static JsonType ofArray(
            Type component,
            @Nullable AnnotatedType annotated,
            boolean nullable,
            Map<TypeVariable<?>, JsonType> variables)
            throws UnsupportedTypeException {
        AnnotatedType use =
                annotated instanceof AnnotatedArrayType array ? array.getAnnotatedGenericComponentType() : null;
        JsonType element = resolve(component, use, variables);
        // An array of objects is how Java spells a column with missing values, and a node's own type has no
        // annotations.
        boolean column = !element.raw.isPrimitive() && !element.raw.isArray();
        JsonType withMissing = new JsonType(element.raw, element.arguments, element.nullable || column);
        return new JsonType(element.raw.arrayType(), List.of(withMissing), nullable);
    }

    /** A value of {@code ? extends Row} is written and read as a {@code Row}. */
    private static JsonType ofWildcard(
            WildcardType wildcard, @Nullable AnnotatedType annotated, Map<TypeVariable<?>, JsonType> variables)
            throws UnsupportedTypeException {
        Type[] bounds = wildcard.getUpperBounds();
        if (wildcard.getLowerBounds().length > 0 || bounds.length != 1 || bounds[0] == Object.class) {
            throw new UnsupportedTypeException("the wildcard " + wildcard.getTypeName() + " may stand for any type");
        }
        AnnotatedType use =
                annotated instanceof AnnotatedWildcardType known ? known.getAnnotatedUpperBounds()[0] : null;
        return resolve(bounds[0], use, variables);
    }
}
