package dev.icosian.compiler.codec;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A type without variables and wildcards.
 *
 * @param arguments type arguments; of an array, its component type; none of a raw use
 */
record TypeTree(Class<?> raw, List<TypeTree> arguments) {
    /** Returns the tree of a type in which variables stand for other types. */
    static TypeTree of(Type type, Map<TypeVariable<?>, TypeTree> variables) throws UnsupportedTypeException {
        if (type instanceof Class<?> plain) {
            List<TypeTree> component = plain.isArray() ? List.of(of(plain.getComponentType(), variables)) : List.of();
            return new TypeTree(plain, component);
        }
        if (type instanceof ParameterizedType generic) {
            List<TypeTree> arguments = new ArrayList<>();
            for (Type argument : generic.getActualTypeArguments()) {
                arguments.add(of(argument, variables));
            }
            return new TypeTree((Class<?>) generic.getRawType(), List.copyOf(arguments));
        }
        if (type instanceof GenericArrayType array) {
            TypeTree component = of(array.getGenericComponentType(), variables);
            return new TypeTree(component.raw().arrayType(), List.of(component));
        }
        TypeTree known = type instanceof TypeVariable<?> variable ? variables.get(variable) : null;
        if (known != null) {
            return known;
        }
        throw new UnsupportedTypeException(
                UnsupportedType.TYPE,
                "'" + type.getTypeName() + "' says too little about its type; name the type itself");
    }

    @Override
    public String toString() {
        if (raw.isArray()) {
            return arguments.get(0) + "[]";
        }
        if (arguments.isEmpty()) {
            return raw.getName();
        }
        return arguments.stream().map(TypeTree::toString).collect(Collectors.joining(",", raw.getName() + "<", ">"));
    }
}
