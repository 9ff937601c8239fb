package dev.icosian.runtime.internal.driver;

import dev.icosian.Problem;
import dev.icosian.TypeRef;
import dev.icosian.compiler.type.Assignability;
import dev.icosian.compiler.type.Fit;
import dev.icosian.compiler.type.TypeText;
import dev.icosian.internal.Nullness;
import dev.icosian.runtime.internal.exec.call.Access;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record class opened for reading and making its values. Immutable, thread safe. */
final class RecordShape<R extends Record> {
    private final Constructor<R> constructor;
    private final List<Component> components;

    private RecordShape(Constructor<R> constructor, List<Component> components) {
        this.constructor = constructor;
        this.components = List.copyOf(components);
    }

    static <R extends Record> RecordShape<R> of(Class<R> type) {
        RecordComponent[] declared = type.getRecordComponents();
        List<Method> accessors = Access.accessors(type);
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < declared.length; i++) {
            RecordComponent component = declared[i];
            components.add(new Component(
                    component.getName(),
                    type,
                    component.getGenericType(),
                    !component.getType().isPrimitive() && Nullness.ofComponent(component),
                    accessors.get(i)));
        }
        return new RecordShape<>(Access.constructor(type), components);
    }

    List<Component> components() {
        return components;
    }

    /** Returns a record of these values, which are of the components' types; what its constructor throws is thrown. */
    R make(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw rethrown(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException rethrown(InvocationTargetException e) {
        if (e.getCause() instanceof RuntimeException exception) {
            return exception;
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(e.getCause());
    }

    /** A component of a record. */
    record Component(String name, Class<?> owner, Type type, boolean nullable, Method accessor) {
        /** Returns the value of the component in a record. */
        @Nullable
        Object read(Record of) {
            try {
                return accessor.invoke(of);
            } catch (InvocationTargetException e) {
                throw rethrown(e);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        /**
         * Returns what is wrong with passing values between the component and something of a type; null if nothing.
         *
         * @param in whether values go from the component, not to it
         */
        @Nullable
        Problem misfit(TypeRef<?> other, boolean in) {
            Type from = in ? type : other.type();
            Type to = in ? other.type() : type;
            if (Assignability.of(from, to) != Fit.NO) {
                return null;
            }
            TypeText texts = TypeText.of(from, to);
            return new Problem(
                    "Run/WrongType",
                    "component '" + name + "' of " + owner.getSimpleName() + " is of type " + texts.text(type)
                            + ", but '" + name + "' is of type " + texts.text(other.type()),
                    owner.getName(),
                    Assignability.hint(from, to));
        }

        /** Returns that the component gets null, and must not. */
        Problem nullProblem() {
            return new Problem(
                    "Run/NullResult",
                    "'" + name + "' is null, but component '" + name + "' of " + owner.getSimpleName()
                            + " is not @Nullable",
                    owner.getName(),
                    type instanceof Class<?> plain && plain.isPrimitive()
                            ? "declare the component with the boxed type and @Nullable"
                            : "mark the component @Nullable");
        }
    }
}
