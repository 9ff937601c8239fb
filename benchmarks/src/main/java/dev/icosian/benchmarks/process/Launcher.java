package dev.icosian.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A start script with a class-data archive. */
final class Launcher {
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private Launcher() {}

    static Path make(String java, Path jar, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path archive = folder.resolve("ten-steps.jsa");
        Path script = folder.resolve("ten-steps");
        Program.of(List.of(
                        java,
                        "-XX:ArchiveClassesAtExit=" + archive,
                        FLAGS.get(0),
                        FLAGS.get(1),
                        "-jar",
                        jar.toString(),
                        "run",
                        "--pipeline",
                        "hello",
                        "--store",
                        folder.resolve("store").toString()))
                .run();
        Files.writeString(
                script,
                "#!/bin/sh\nexec '" + java + "' -XX:SharedArchiveFile='" + archive + "' " + String.join(" ", FLAGS)
                        + " -jar '" + jar + "' \"$@\"\n");
        if (!script.toFile().setExecutable(true)) {
            throw new IOException(script + " cannot be made executable");
        }
        return script;
    }
}
