package dev.icosian.temporal.program;

import dev.icosian.Check;
import dev.icosian.Helper;
import dev.icosian.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Functions that fail for good, and those that hold what must be given back. */
public final class Careful {
    private Careful() {}

    /** Yields what no node may. */
    public static String nothing(String log) throws IOException {
        write(log, "nothing");
        return null;
    }

    /** Yields what its check refuses. */
    @Check(min = 0, max = 1)
    public static double much(String log) throws IOException {
        write(log, "much");
        return 2;
    }

    /** What is open until the step that uses it ends. */
    public static final class Client implements AutoCloseable {
        private final String log;

        Client(String log) {
            this.log = log;
        }

        @Override
        public void close() throws IOException {
            write(log, "closed");
        }
    }

    /** Opens one. */
    public static Client client(String log) throws IOException {
        write(log, "opened");
        return new Client(log);
    }

    /** Works in a folder of its own until it is interrupted. */
    public static long worked(Client client, Scratch scratch, String log) throws Exception {
        Path file = scratch.file("half-done");
        Files.writeString(file, "half");
        write(log, "scratch " + file.getParent());
        Thread.sleep(120_000);
        return client.hashCode();
    }

    @Helper
    private static void write(String log, String line) throws IOException {
        Files.writeString(Path.of(log), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
