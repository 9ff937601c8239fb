package dev.icosian.materializers.internal.record;

import dev.icosian.materializers.internal.scalar.FormatException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a record apart and makes it from its parts, whatever its visibility. Immutable and thread safe. */
public final class RecordAccess {
    private final Class<?> type;
    private final Constructor<?> constructor;
    private final List<Method> accessors;
    private final List<String> names;

    private RecordAccess(Class<?> type, Constructor<?> constructor, List<Method> accessors, List<String> names) {
        this.type = type;
        this.constructor = constructor;
        this.accessors = List.copyOf(accessors);
        this.names = List.copyOf(names);
    }

    /**
     * Returns the access to a record class.
     *
     * @throws InaccessibleObjectException if its module does not open the package to this one
     */
    public static RecordAccess of(Class<?> type) {
        List<Method> accessors = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            accessors.add(accessor);
            names.add(component.getName());
            types.add(component.getType());
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types.toArray(new Class<?>[0]));
            constructor.setAccessible(true);
            return new RecordAccess(type, constructor, accessors, names);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor", e);
        }
    }

    /** Returns the class's name. */
    public String typeName() {
        return type.getName();
    }

    /** Returns the components' names in declared order. */
    public List<String> names() {
        return names;
    }

    /** Returns the components' classes in declared order. */
    public List<Class<?>> types() {
        return List.of(constructor.getParameterTypes());
    }

    /** Returns the value of a component by its index. */
    public @Nullable Object get(Object value, int component) throws FormatException {
        if (!type.isInstance(value)) {
            throw new FormatException(value.getClass().getName() + " where " + type.getName() + " is declared");
        }
        try {
            return accessors.get(component).invoke(value);
        } catch (InvocationTargetException e) {
            throw new FormatException(
                    "the accessor " + names.get(component) + "() of " + type.getName() + " threw "
                            + e.getTargetException(),
                    e.getTargetException());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the record of these components. */
    public Object make(@Nullable Object[] values) throws FormatException {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new FormatException(
                    "the constructor of " + type.getName() + " refused the stored values: " + e.getTargetException(),
                    e.getTargetException());
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
