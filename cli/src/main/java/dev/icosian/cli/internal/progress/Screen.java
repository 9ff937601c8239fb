package dev.icosian.cli.internal.progress;

import dev.icosian.cli.internal.terminal.Columns;
import dev.icosian.cli.internal.terminal.Terminal;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Draws lines at the bottom of a terminal, over those that it drew before. Six escape sequences that every terminal of the
 * last decades knows; the cursor is never hidden. Guarded by its user.
 */
final class Screen {
    private static final String BEGIN = "\u001b[?2026h";
    private static final String END = "\u001b[?2026l";
    private static final String TO_END_OF_LINE = "\u001b[K";
    private static final String TO_END_OF_SCREEN = "\u001b[J";

    /** What a line of others may have: colours. Whatever else moves the cursor would tear the block. */
    private static final Pattern MOVES = Pattern.compile(
            "\u001b\\[[0-?]*[ -/]*[@-ln-~]|\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|\u001b[^\\[\\]]|[\\p{Cntrl}&&[^\t\u001b]]");

    private final PrintStream err;
    private final Terminal terminal;
    private final Glyphs glyphs;
    private List<String> block = List.of();

    Screen(PrintStream err, Terminal terminal, Glyphs glyphs) {
        this.err = err;
        this.terminal = terminal;
        this.glyphs = glyphs;
    }

    Terminal.Size size() {
        return terminal.size();
    }

    /** Draws the block over the one before; nothing if it is the same. */
    void draw(List<String> lines) {
        if (!lines.equals(block)) {
            frame(List.of(), lines);
        }
    }

    /** Writes a line that stays, above the block. */
    void print(String line) {
        String text = glyphs.shown(line.substring(line.lastIndexOf('\r') + 1));
        frame(List.of(MOVES.matcher(text).replaceAll("")), block);
    }

    /** Takes the block away, lets something else write whole lines, and draws it again. */
    void aside(Runnable writer) {
        List<String> lines = block;
        frame(List.of(), List.of());
        writer.run();
        frame(List.of(), lines);
    }

    private void frame(List<String> above, List<String> below) {
        StringBuilder text = new StringBuilder(BEGIN).append('\r');
        if (!block.isEmpty()) {
            text.append("\u001b[").append(block.size()).append('A');
        }
        for (String line : above) {
            text.append(line).append(TO_END_OF_LINE).append('\n');
        }
        int columns = size().columns() - 1;
        for (String line : below) {
            text.append(glyphs.colored(Columns.cut(line, columns, glyphs.more())))
                    .append(TO_END_OF_LINE)
                    .append('\n');
        }
        text.append(TO_END_OF_SCREEN).append(END);
        err.print(text);
        err.flush();
        block = List.copyOf(below);
    }
}
