package dev.icosian.cli.internal.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Makes an archive of the classes that a jar's commands load, with the Java that runs this. */
public final class ClassArchive {
    private static final long LONGEST_MINUTES = 5;

    private ClassArchive() {}

    /** What came of it. */
    public sealed interface Outcome {
        /** The archive is there. */
        record Made(long bytes) implements Outcome {}

        /** There is no archive. */
        record Failed(String why) implements Outcome {}
    }

    /**
     * Runs the jar, so that it loads what commands load, and lets the JVM write the archive. It is written whole or not
     * at all: a JVM may crash over half an archive. One that is there is removed first.
     *
     * @param jar as the script names it: an older JVM uses an archive for exactly this name only
     * @param options of the JVM, as in the script
     * @param training words that make the jar load its classes
     */
    public static Outcome make(Path jar, Path archive, List<String> options, List<String> training)
            throws IOException, InterruptedException {
        Files.deleteIfExists(archive);
        Path folder = Files.createTempDirectory("icosian-archive-");
        // Beside its place: a rename must not become a copy.
        Path temporary = archive.resolveSibling("." + archive.getFileName() + "." + System.nanoTime());
        try {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-XX:ArchiveClassesAtExit=" + temporary);
            command.addAll(options);
            command.addAll(List.of("-jar", jar.toString()));
            command.addAll(training);
            Path log = folder.resolve("log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(
                            Files.createFile(folder.resolve("in")).toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            Process process = builder.start();
            try {
                if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                    return new Outcome.Failed("it took more than " + LONGEST_MINUTES + " minutes");
                }
            } finally {
                process.destroyForcibly();
            }
            if (process.exitValue() != 0 || !Files.exists(temporary)) {
                return new Outcome.Failed(lastLine(log));
            }
            Files.move(temporary, archive, StandardCopyOption.ATOMIC_MOVE);
            return new Outcome.Made(Files.size(archive));
        } finally {
            Files.deleteIfExists(temporary);
            delete(folder);
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty()
                ? "the JVM wrote none"
                : lines.get(lines.size() - 1).strip();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
