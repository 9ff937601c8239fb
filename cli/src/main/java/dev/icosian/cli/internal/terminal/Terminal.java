package dev.icosian.cli.internal.terminal;

import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where standard error goes to. Thread safe.
 *
 * @param environment the environment's variables
 * @param probe asks for the size; null: it is no terminal
 */
public record Terminal(Map<String, String> environment, Supplier<@Nullable Size> probe) {
    private static final Size USUAL = new Size(100, 30);

    /** Copies the map. */
    public Terminal {
        environment = Map.copyOf(environment);
    }

    /** Columns and rows, both positive. */
    public record Size(int columns, int rows) {}

    /** Returns that there is none. */
    public static Terminal none() {
        return new Terminal(Map.of(), () -> null);
    }

    /** Returns that of this process; it is asked for when it is needed. */
    public static Terminal ofProcess(Map<String, String> environment) {
        return new Terminal(environment, new TerminalProbe());
    }

    /** Returns whether lines can be rewritten: there is a terminal, it is no dumb one, and no CI system keeps a log. */
    public boolean isLive() {
        String type = environment.getOrDefault("TERM", "");
        String ci = environment.getOrDefault("CI", "");
        boolean isDumb = type.isEmpty() || type.equals("dumb");
        boolean isCi = !ci.isEmpty() && !ci.equals("false") && !ci.equals("0");
        return !isDumb && !isCi && probe.get() != null;
    }

    /** Returns whether colours are welcome. */
    public boolean isColored() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** Returns whether the locale says that it shows more than ASCII. */
    public boolean isUtf8() {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
            }
        }
        return false;
    }

    /** Returns the size now; of what cannot be found out the usual. */
    public Size size() {
        Size found = probe.get();
        return found == null ? new Size(columns(USUAL.columns()), USUAL.rows()) : found;
    }

    private int columns(int otherwise) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : otherwise;
    }
}
