package dev.icosian.compiler.use;

import dev.icosian.compiler.quality.NullComponentException;
import dev.icosian.internal.Operator;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Reads a component of a record.
 *
 * @param producer the node whose value the record is
 * @param nullable whether the component may be null
 */
public record ComponentValue(Method accessor, String producer, boolean nullable) implements Operator {
    public ComponentValue {
        accessor.setAccessible(true);
    }

    public String component() {
        return accessor.getName();
    }

    @Override
    public @Nullable Object apply(@Nullable Object[] arguments) throws Exception {
        Object owner = arguments[0];
        Object value = owner == null ? null : read(owner);
        if (value == null && !nullable) {
            throw new NullComponentException(producer, component());
        }
        return value;
    }

    private @Nullable Object read(Object owner) throws Exception {
        try {
            return accessor.invoke(owner);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception) {
                throw (Exception) e.getCause();
            }
            throw e;
        }
    }
}
