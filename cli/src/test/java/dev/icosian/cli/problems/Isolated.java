package dev.icosian.cli.problems;

import dev.icosian.cli.internal.Cli.Done;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs an example's program with all classes loaded anew, together with those of the example: what the class path
 * names as a service is then found as it is in a process of its own.
 */
public final class Isolated {
    private Isolated() {}

    /** Returns a loader of the example's classes and of everything on the class path. */
    static URLClassLoader with(Path classes) {
        return new URLClassLoader(urls(classes), ClassLoader.getPlatformClassLoader());
    }

    /** As {@link #with}, without one resource: as in a fat jar that was put together without care. */
    static URLClassLoader without(String resource, Path classes) {
        return new URLClassLoader(urls(classes), ClassLoader.getPlatformClassLoader()) {
            @Override
            public @Nullable URL findResource(String name) {
                return name.equals(resource) ? null : super.findResource(name);
            }

            @Override
            public Enumeration<URL> findResources(String name) throws IOException {
                return name.equals(resource) ? Collections.emptyEnumeration() : super.findResources(name);
            }
        };
    }

    private static URL[] urls(Path classes) {
        List<URL> urls = new ArrayList<>();
        try {
            urls.add(classes.toUri().toURL());
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
        return urls.toArray(URL[]::new);
    }

    /** Runs a command line of an example with the classes of a loader. */
    static Done run(ClassLoader loader, String source, Path folder, List<String> variables, List<String> words) {
        try {
            String[] done = (String[]) Class.forName(Isolated.class.getName(), true, loader)
                    .getMethod("runHere", String.class, Path.class, List.class, List.class)
                    .invoke(null, source, folder, variables, words);
            return new Done(Integer.parseInt(done[0]), done[1], done[2]);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the program cannot be started", e);
        }
    }

    /** Called by name in the other loader: exit code, output, errors. */
    public static String[] runHere(String source, Path folder, List<String> variables, List<String> words) {
        ClassLoader loader = Isolated.class.getClassLoader();
        Done done = new ShopJar(new Snippet(source), folder, loader).run(variables, words);
        return new String[] {String.valueOf(done.exit()), done.out(), done.err()};
    }
}
