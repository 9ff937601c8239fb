package dev.icosian.cli.internal.given;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Objects that the jar supplies: made once, when needed, and closed in reverse order. For one thread. */
public final class Resources implements AutoCloseable {
    private final Map<String, Supplier<?>> suppliers;
    private @Nullable Map<String, Object> made;

    /** Takes what makes them, by name. */
    public Resources(Map<String, Supplier<?>> suppliers) {
        this.suppliers = suppliers;
    }

    /** Returns all of them by name. */
    public Map<String, Object> all() {
        Map<String, Object> known = made;
        if (known == null) {
            known = new LinkedHashMap<>();
            made = known;
            for (Map.Entry<String, Supplier<?>> entry : suppliers.entrySet()) {
                known.put(entry.getKey(), entry.getValue().get());
            }
        }
        return Collections.unmodifiableMap(known);
    }

    @Override
    public void close() {
        Map<String, Object> known = made;
        if (known == null) {
            return;
        }
        List<Map.Entry<String, Object>> entries = new ArrayList<>(known.entrySet());
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
