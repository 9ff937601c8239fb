package dev.icosian.cli.internal.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * What functions print on {@code System.out} and {@code System.err}. It passes as it is, until somebody wants it line by
 * line, with the step that printed it. Thread safe.
 */
public final class UserOutput {
    private static final byte LINE_END = '\n';

    /** Where lines go. */
    @FunctionalInterface
    public interface Lines {
        /**
         * Takes a line.
         *
         * @param step that printed it; null if that is not known
         * @param toErr whether it was meant for standard error
         * @param line without its end
         */
        void line(@Nullable String step, boolean toErr, String line);
    }

    private final InheritableThreadLocal<String> current = new InheritableThreadLocal<>();
    private final PrintStream out;
    private final PrintStream err;
    private final boolean isMerged;
    private final Map<String, ByteArrayOutputStream> unfinished = new TreeMap<>();
    private @Nullable Lines lines;

    private UserOutput(PrintStream out, PrintStream err, boolean isMerged) {
        this.out = out;
        this.err = err;
        this.isMerged = isMerged;
    }

    /**
     * Takes where it goes to.
     *
     * @param out for what is meant for standard output
     * @param err for what is meant for standard error
     */
    public static UserOutput to(PrintStream out, PrintStream err) {
        return new UserOutput(out, err, false);
    }

    /** Takes where all of it goes to, whatever it was meant for. */
    public static UserOutput allTo(PrintStream err) {
        return new UserOutput(err, err, true);
    }

    /** Stands in for {@code System.out} and {@code System.err} from now on. */
    public void install() {
        System.setOut(new PrintStream(new Stream(isMerged), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new Stream(true), true, StandardCharsets.UTF_8));
    }

    /** Says that this thread, and those that it starts, work for a step from now on. */
    public void enter(String step) {
        current.set(step);
    }

    /** Hands on whole lines from now on. */
    public synchronized void byLine(Lines taker) {
        lines = taker;
    }

    /** Hands on what a step has printed without a line end: no more will come. */
    public synchronized void finish(String step) {
        finish(step, false);
        finish(step, true);
    }

    private void finish(@Nullable String step, boolean toErr) {
        ByteArrayOutputStream rest = unfinished.remove(key(step, toErr));
        if (rest != null && rest.size() > 0 && lines != null) {
            lines.line(step, toErr, rest.toString(StandardCharsets.UTF_8));
        }
    }

    /** Lets everything pass as it is again, with what was left of lines. */
    public synchronized void direct() {
        for (String key : List.copyOf(unfinished.keySet())) {
            String step = key.substring(2);
            finish(step.isEmpty() ? null : step, key.startsWith("e"));
        }
        lines = null;
    }

    private static String key(@Nullable String step, boolean toErr) {
        return (toErr ? "e " : "o ") + (step == null ? "" : step);
    }

    private synchronized void write(boolean toErr, byte[] bytes, int offset, int length) {
        if (lines == null) {
            PrintStream target = toErr ? err : out;
            target.write(bytes, offset, length);
            target.flush();
            return;
        }
        // Threads of a pool that all steps share were started by any of them.
        String step = Thread.currentThread() instanceof ForkJoinWorkerThread ? null : current.get();
        ByteArrayOutputStream line = unfinished.computeIfAbsent(key(step, toErr), key -> new ByteArrayOutputStream());
        List<String> whole = new ArrayList<>();
        int start = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == LINE_END) {
                line.write(bytes, start, i - start);
                whole.add(line.toString(StandardCharsets.UTF_8));
                line.reset();
                start = i + 1;
            }
        }
        line.write(bytes, start, offset + length - start);
        for (String each : whole) {
            lines.line(step, toErr, each.endsWith("\r") ? each.substring(0, each.length() - 1) : each);
        }
    }

    private final class Stream extends OutputStream {
        private final boolean toErr;

        Stream(boolean toErr) {
            this.toErr = toErr;
        }

        @Override
        public void write(int value) {
            UserOutput.this.write(toErr, new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            UserOutput.this.write(toErr, bytes, offset, length);
        }
    }
}
