package dev.icosian.compiler.fingerprint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The javac of a JDK 25, if there is one: in {@code JAVA_25_HOME}, or beside other JDKs. */
final class OtherJdk {
    private static final List<Path> FOLDERS = List.of(Path.of("/usr/lib/jvm"), Path.of("/opt"));

    private final Path javac;

    private OtherJdk(Path javac) {
        this.javac = javac;
    }

    static Optional<OtherJdk> jdk25() throws IOException {
        List<Path> homes = new ArrayList<>();
        String home = System.getenv("JAVA_25_HOME");
        if (home != null) {
            homes.add(Path.of(home));
        }
        for (Path folder : FOLDERS) {
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*25*")) {
                    found.forEach(homes::add);
                }
            }
        }
        return homes.stream()
                .map(each -> each.resolve("bin/javac"))
                .filter(Files::isExecutable)
                .sorted()
                .findFirst()
                .map(OtherJdk::new);
    }

    /** Compiles all sources of a folder; returns what javac says. */
    String compile(Path sources, Path classes, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(javac.toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-d", classes.toString()));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(sources, "*.java")) {
            files.forEach(file -> command.add(file.toString()));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(output);
        }
        return output;
    }
}
