package dev.icosian.equivalence;

import dev.icosian.materializers.internal.s3.Command;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A command line of a user's, in processes of its own.
 *
 * @param main its class
 * @param classes folders that the tests' own class path does not have
 */
public record Program(Class<?> main, List<Path> classes) {
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx512m");

    /** Copies the list. */
    public Program {
        classes = List.copyOf(classes);
    }

    /** Returns one whose classes the tests have. */
    public static Program of(Class<?> main) {
        return new Program(main, List.of());
    }

    /** Returns the class path of its processes. */
    public String classPath() {
        List<String> places = new ArrayList<>();
        classes.forEach(place -> places.add(place.toString()));
        places.add(Command.classPath());
        return String.join(File.pathSeparator, places);
    }

    /** Starts a command, which the caller closes. */
    public Command start(Path folder, Map<String, String> environment, List<String> words) throws IOException {
        Map<String, String> variables = new TreeMap<>(environment);
        variables.put("CLASSPATH", classPath());
        return Command.start(folder, QUICK_START, variables, main, words.toArray(String[]::new));
    }

    /** Runs a command to its end. */
    public Command.Result run(Path folder, Map<String, String> environment, List<String> words) throws Exception {
        try (Command command = start(folder, environment, words)) {
            return command.await();
        }
    }
}
