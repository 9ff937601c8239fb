package dev.icosian.compiler.materialize;

import dev.icosian.Materializer;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The materializers on the class path, each class once, in the order of class names. One that cannot be loaded is {@code
 * Materialize/NotLoaded}.
 */
public final class DefaultMaterializers {
    private static final String SERVICES = "META-INF/services/" + Materializer.class.getName();

    private DefaultMaterializers() {}

    /**
     * Returns them.
     *
     * @throws PipelineException if the class path names one that cannot be loaded
     */
    public static List<Materializer<?>> load() {
        return load(Materializer.class.getClassLoader());
    }

    static List<Materializer<?>> load(@Nullable ClassLoader loader) {
        List<Materializer<?>> found = new ArrayList<>();
        try {
            for (Materializer<?> each : ServiceLoader.load(Materializer.class, loader)) {
                found.add(each);
            }
        } catch (ServiceConfigurationError e) {
            throw new PipelineException(
                    List.of(new Problem(
                            "Materialize/NotLoaded",
                            "a materializer that META-INF/services names cannot be loaded: " + e.getMessage(),
                            SERVICES,
                            "correct the file, or the class that it names")),
                    e);
        }
        found.sort((left, right) ->
                left.getClass().getName().compareTo(right.getClass().getName()));
        return found;
    }
}
