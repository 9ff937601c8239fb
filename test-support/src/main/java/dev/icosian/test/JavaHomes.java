package dev.icosian.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Java installations of this machine. */
public final class JavaHomes {
    private static final List<Path> FOLDERS = List.of(Path.of("/usr/lib/jvm"), Path.of("/opt"));

    private JavaHomes() {}

    /** Returns the one that runs the tests. */
    public static Path own() {
        return Path.of(System.getProperty("java.home"));
    }

    /** Returns a JDK 25, if there is one: in {@code JAVA_25_HOME}, or beside other JDKs. */
    public static Optional<Path> java25() {
        List<Path> homes = new ArrayList<>();
        String home = System.getenv("JAVA_25_HOME");
        if (home != null) {
            homes.add(Path.of(home));
        }
        for (Path folder : FOLDERS) {
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*25*")) {
                    found.forEach(homes::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return homes.stream()
                .filter(each -> Files.isExecutable(each.resolve("bin/java")))
                .sorted()
                .findFirst();
    }
}
