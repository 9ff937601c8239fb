package dev.icosian.benchmarks.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The start script with a class-data archive that a jar writes of itself. */
final class Launcher {
    private static final String NAME = "ten-steps";

    private Launcher() {}

    static Path make(String java, Path jar, Path folder) throws IOException, InterruptedException {
        Program.of(List.of(java, "-jar", jar.toString(), "launcher", "--out", folder.toString(), "--name", NAME))
                .run();
        return folder.resolve(NAME);
    }
}
