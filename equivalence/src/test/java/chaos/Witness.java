package chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what happens, in the order in which it does, into the file that the variable {@value #FILE} names. What is
 * in it does not depend on any store, and is in no step key. Thread safe, between processes too.
 */
public final class Witness {
    /** The variable with the file. */
    public static final String FILE = "CHAOS_EVENTS";
    /** The variable with the milliseconds that each function takes. */
    public static final String PACE = "CHAOS_PACE";

    private Witness() {}

    /** A function begins. */
    static void enter(String function) {
        say("enter " + function);
        rest(millis(PACE));
    }

    /** A function ends. */
    static <T> T leave(String function, T result) {
        say("leave " + function);
        return result;
    }

    /** Writes a line, as a whole. */
    static void say(String line) {
        String file = System.getenv(FILE);
        if (file != null) {
            say(Path.of(file), line);
        }
    }

    /** Writes a line into a file, as a whole. */
    public static void say(Path file, String line) {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the milliseconds that a variable says, 0 without it. */
    static long millis(String variable) {
        @Nullable String given = System.getenv(variable);
        return given == null ? 0 : Long.parseLong(given);
    }

    static void rest(long millis) {
        if (millis <= 0) {
            return;
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
