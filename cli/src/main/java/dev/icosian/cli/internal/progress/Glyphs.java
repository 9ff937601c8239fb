package dev.icosian.cli.internal.progress;

import dev.icosian.cli.internal.terminal.Terminal;
import java.util.List;

/**
 * The signs of the live view, and their twins where only ASCII is shown. Colour never says anything by itself. Immutable.
 *
 * @param done mark of a step that has a result
 * @param failed mark of one that has none
 * @param skipped mark of one that was not begun
 * @param warned mark of one with a warning
 * @param more end of a line that is cut
 * @param spinner one sign after the other while a step computes
 */
record Glyphs(
        String done,
        String failed,
        String skipped,
        String warned,
        String more,
        List<String> spinner,
        boolean isAscii,
        boolean isColored) {
    private static final List<String> DOTS = List.of("⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏");
    private static final List<String> BARS = List.of("|", "/", "-", "\\");
    private static final String RESET = "\u001b[0m";

    /** Returns those that a terminal shows. */
    static Glyphs of(Terminal terminal) {
        return terminal.isUtf8()
                ? new Glyphs("✓", "✗", "-", "!", "…", DOTS, false, terminal.isColored())
                : new Glyphs("ok", "FAIL", "-", "warn", "...", BARS, true, terminal.isColored());
    }

    /** Returns the columns of the widest mark. */
    int width() {
        return isAscii ? 4 : 1;
    }

    /** Returns a text with the signs that the terminal shows. */
    String shown(String text) {
        return isAscii
                ? text.replace("→", "->").replace("←", "<-").replace("…", "...").replace("·", "-")
                : text;
    }

    /** Returns a line of the block with its mark in colour. */
    String colored(String line) {
        if (!isColored) {
            return line;
        }
        for (String mark : List.of(done, failed, warned)) {
            if (line.startsWith(" " + mark + " ")) {
                int color = mark.equals(done) ? 32 : mark.equals(failed) ? 31 : 33;
                return " \u001b[" + color + "m" + mark + RESET + line.substring(1 + mark.length());
            }
        }
        return line;
    }
}
