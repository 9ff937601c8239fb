package dev.icosian.cli.internal.terminal;

import dev.icosian.cli.internal.terminal.Terminal.Size;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks the operating system whether standard error is a terminal, and how large. Without native code: a shell knows. What
 * it says is remembered for some seconds. Thread safe.
 */
final class TerminalProbe implements Supplier<@Nullable Size> {
    private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final Pattern SIZE = Pattern.compile("(\\d+) (\\d+)\\s*");
    private static final Size USUAL = new Size(100, 30);

    private @Nullable Size known;
    private boolean isAsked;
    private long askedAt;

    @Override
    public synchronized @Nullable Size get() {
        long now = System.nanoTime();
        if (!isAsked) {
            known = hasConsole() ? ask() : null;
        } else if (known != null && now - askedAt > REMEMBERED_NANOS) {
            Size next = ask();
            known = next == null ? known : next;
        } else {
            return known;
        }
        isAsked = true;
        askedAt = System.nanoTime();
        return known;
    }

    /** Whether the JVM has one; asking it costs nothing, but says nothing of standard error. */
    @SuppressWarnings("SystemConsoleNull") // isTerminal says it where there is always a console
    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Of JDK 22; before, there is a console only if it is a terminal.
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static @Nullable Size ask() {
        try {
            Process process = new ProcessBuilder("sh", "-c", "test -t 2 && stty size </dev/tty")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (!process.waitFor(1, TimeUnit.SECONDS) || process.exitValue() != 0) {
                return null;
            }
            Matcher size = SIZE.matcher(text);
            return size.matches() ? size(Integer.parseInt(size.group(2)), Integer.parseInt(size.group(1))) : USUAL;
        } catch (IOException | NumberFormatException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** A terminal that does not know its size says 0. */
    private static Size size(int columns, int rows) {
        return new Size(columns == 0 ? USUAL.columns() : columns, rows == 0 ? USUAL.rows() : rows);
    }
}
