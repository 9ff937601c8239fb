package dev.icosian.cli.internal.given;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Objects that the jar supplies: made once, when needed, and closed in reverse order. For one thread. */
public final class Resources implements AutoCloseable {
    private final Map<String, Supplier<?>> suppliers;
    private final Map<String, Object> made = new LinkedHashMap<>();

    /** Takes what makes them, by name. */
    public Resources(Map<String, Supplier<?>> suppliers) {
        this.suppliers = suppliers;
    }

    /**
     * Returns those of some names, as far as there are any.
     *
     * @throws PipelineException if one cannot be made
     */
    public Map<String, Object> of(Set<String> names) {
        Map<String, Object> some = new LinkedHashMap<>();
        for (Map.Entry<String, Supplier<?>> entry : suppliers.entrySet()) {
            Object object = names.contains(entry.getKey()) ? object(entry.getKey(), entry.getValue()) : null;
            if (object != null) {
                some.put(entry.getKey(), object);
            }
        }
        return Collections.unmodifiableMap(some);
    }

    /**
     * Returns all of them by name.
     *
     * @throws PipelineException if one cannot be made
     */
    public Map<String, Object> all() {
        return of(suppliers.keySet());
    }

    private @Nullable Object object(String name, Supplier<?> supplier) {
        Object known = made.get(name);
        if (known != null) {
            return known;
        }
        try {
            Object object = supplier.get();
            if (object != null) {
                made.put(name, object);
            }
            return object;
        } catch (RuntimeException e) {
            throw new PipelineException(
                    List.of(new Problem(
                            "Resource/NotMade",
                            "resource '" + name + "' could not be made: " + e,
                            null,
                            "see to it that the program can make it")),
                    e);
        }
    }

    @Override
    public void close() {
        List<Map.Entry<String, Object>> entries = new ArrayList<>(made.entrySet());
        Collections.reverse(entries);
        for (Map.Entry<String, Object> entry : entries) {
            if (!(entry.getValue() instanceof AutoCloseable closeable)) {
                continue;
            }
            try {
                closeable.close();
            } catch (Exception e) {
                logger().log(Level.WARNING, "closing the resource '" + entry.getKey() + "' failed", e);
            }
        }
    }

    /** Only when there is something to say: making loggers takes long. */
    private static System.Logger logger() {
        return System.getLogger(Resources.class.getName());
    }
}
