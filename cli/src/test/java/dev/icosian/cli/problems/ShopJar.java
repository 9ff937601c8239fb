package dev.icosian.cli.problems;

import dev.icosian.Pipeline;
import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The program that an example makes, run in this process. */
final class ShopJar {
    private final Snippet snippet;
    private final Path folder;
    private final ClassLoader loader;

    /** Takes an example, the working directory, and what has loaded the example's classes. */
    ShopJar(Snippet snippet, Path folder, ClassLoader loader) {
        this.snippet = snippet;
        this.folder = folder;
        this.loader = loader;
    }

    /**
     * Runs a command line.
     *
     * @param variables of the environment, each as {@code name=value}
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of suppliers
    Done run(List<String> variables, List<String> words) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            List<Supplier<Pipeline>> pipelines = snippet.pipelines(loader);
            Cli cli = Cli.in(folder, pipelines.toArray(Supplier[]::new)).program("java", "-jar", "shop.jar");
            for (String variable : variables) {
                int equals = variable.indexOf('=');
                cli.env(variable.substring(0, equals), variable.substring(equals + 1));
            }
            return cli.run(words.toArray(String[]::new));
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
