package dev.icosian.compiler.materialize;

import dev.icosian.Materializer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The materializers on the class path, each class once, in the order of class names. */
public final class DefaultMaterializers {
    private DefaultMaterializers() {}

    /** Returns them. */
    public static List<Materializer<?>> load() {
        List<Materializer<?>> found = new ArrayList<>();
        for (Materializer<?> each : ServiceLoader.load(Materializer.class, Materializer.class.getClassLoader())) {
            found.add(each);
        }
        found.sort(Comparator.comparing(each -> each.getClass().getName()));
        return found;
    }
}
