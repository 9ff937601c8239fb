package dev.icosian.cli.internal.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Passes UTF-8 on, with a question mark for each control character but tabs and ends of lines: what others have written
 * into a store cannot tell a terminal what to do. Not thread safe but for what a {@link PrintStream} around it does.
 */
public final class PlainOutput extends FilterOutputStream {
    /** Begins the two bytes of U+0080 to U+00BF, of which the first half are control characters. */
    private static final int LATIN = 0xc2;

    private static final int FIRST_CONTROL = 0x80;
    private static final int LAST_CONTROL = 0x9f;
    private static final int DELETE = 0x7f;

    private boolean isLatin;

    private PlainOutput(OutputStream out) {
        super(out);
    }

    /** Returns a stream that prints to another one. */
    public static PrintStream to(PrintStream out) {
        return new PrintStream(new PlainOutput(out), false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int value) throws IOException {
        int one = value & 0xff;
        if (isLatin) {
            isLatin = false;
            if (one >= FIRST_CONTROL && one <= LAST_CONTROL) {
                out.write('?');
                return;
            }
            out.write(LATIN);
        }
        if (one == LATIN) {
            isLatin = true;
            return;
        }
        boolean isControl = (one < ' ' && one != '\n' && one != '\r' && one != '\t') || one == DELETE;
        out.write(isControl ? '?' : one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }
}
