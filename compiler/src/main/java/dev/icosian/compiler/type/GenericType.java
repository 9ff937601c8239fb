package dev.icosian.compiler.type;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A parameterized type that no source file mentions. Equal to the one that reflection makes of the same parts. */
final class GenericType implements ParameterizedType {
    private final Class<?> raw;
    private final @Nullable Type owner;
    private final List<Type> arguments;

    GenericType(Class<?> raw, @Nullable Type owner, Type... arguments) {
        this.raw = raw;
        this.owner = owner;
        this.arguments = List.of(arguments);
    }

    @Override
    public Type[] getActualTypeArguments() {
        return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
        return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
        return owner;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof ParameterizedType that)) {
            return false;
        }
        return raw.equals(that.getRawType())
                && Objects.equals(owner, that.getOwnerType())
                && Arrays.equals(getActualTypeArguments(), that.getActualTypeArguments());
    }

    /** The sum that the JDK's own implementation uses, so that both find each other in hash tables. */
    @Override
    public int hashCode() {
        return Arrays.hashCode(getActualTypeArguments()) ^ Objects.hashCode(owner) ^ raw.hashCode();
    }

    @Override
    public String toString() {
        return arguments.stream().map(Type::getTypeName).collect(Collectors.joining(", ", raw.getName() + "<", ">"));
    }
}
