package corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;

/** Exceptions, resources, locks. */
public final class Blocks {
    private static final Object LOCK = new Object();

    private Blocks() {}

    /** An exception of the user. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String what, Throwable cause) {
            super("refused: " + what, cause);
        }

        @Override
        public String getMessage() {
            return super.getMessage() + "!";
        }
    }

    public static int parsed(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return text.length();
        } finally {
            if (text.isEmpty()) {
                System.nanoTime();
            }
        }
    }

    public static String read(String text) {
        try (BufferedReader reader = new BufferedReader(new StringReader(text));
                BufferedReader second = new BufferedReader(new StringReader(text))) {
            return reader.readLine() + second.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int nestedFinally(int n) {
        int result = 0;
        for (int i = 0; i < n; i++) {
            try {
                if (i == 3) {
                    continue;
                }
                try {
                    result += 10 / (i - 5);
                } finally {
                    result++;
                }
                if (i == 7) {
                    break;
                }
            } catch (ArithmeticException | IllegalStateException e) {
                result += 100;
            } finally {
                result += 1000;
            }
        }
        return result;
    }

    public static int locked(int value) {
        synchronized (LOCK) {
            return value + 1;
        }
    }

    public static int refused(String text) {
        try {
            return Integer.decode(text);
        } catch (NumberFormatException e) {
            throw new Refused(text, e);
        }
    }

    public static boolean throwing(Object value) {
        if (value == null) {
            throw new NullPointerException();
        }
        boolean done;
        try {
            done = value.hashCode() > 0;
        } catch (Exception e) {
            done = false;
        }
        return done;
    }

    public static int endless(int start) {
        int n = start;
        for (;;) {
            if (n > 100) {
                return n;
            }
            n += n + 1;
        }
    }
}
