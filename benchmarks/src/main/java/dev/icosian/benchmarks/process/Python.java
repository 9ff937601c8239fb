package dev.icosian.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs a Python program that prints figures: a name and seconds per line. */
public final class Python {
    private Python() {}

    /** Returns the medians in milliseconds by name. */
    public static Map<String, Double> figures(List<String> command) throws IOException, InterruptedException {
        return figures(command, Map.of());
    }

    /** As {@link #figures(List)}, with more variables. */
    public static Map<String, Double> figures(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " ended with " + process.exitValue());
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            List<String> words = Arrays.asList(line.split(" ", -1));
            figures.put(
                    words.get(0),
                    Medians.of(words.stream().skip(1).map(Double::valueOf).toList()) * 1e3);
        }
        return figures;
    }

    /** Returns a program with numbers as its arguments. */
    public static List<String> command(Path python, Path program, int... arguments) {
        return Stream.concat(
                        Stream.of(python.toString(), program.toString()),
                        Arrays.stream(arguments).mapToObj(Integer::toString))
                .toList();
    }
}
