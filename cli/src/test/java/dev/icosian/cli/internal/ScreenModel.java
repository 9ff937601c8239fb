package dev.icosian.cli.internal;

import java.util.ArrayList;
import java.util.List;

/** What a terminal shows after it was sent some text: lines of characters, and where the cursor is. Mutable. */
public final class ScreenModel {
    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private final int columns;
    private int row;
    private int column;

    /** Makes an empty one. */
    public ScreenModel(int columns) {
        this.columns = columns;
    }

    /** Returns the lines after a text was sent to a terminal of so many columns, without blanks at their ends. */
    public static List<String> after(String text, int columns) {
        ScreenModel screen = new ScreenModel(columns);
        screen.send(text);
        return screen.lines();
    }

    /** Returns the lines, without blanks at their ends and without empty lines below. */
    public List<String> lines() {
        List<String> shown = new ArrayList<>();
        lines.forEach(line -> shown.add(line.toString().stripTrailing()));
        while (!shown.isEmpty() && shown.get(shown.size() - 1).isEmpty()) {
            shown.remove(shown.size() - 1);
        }
        return shown;
    }

    /** Takes what is sent to the terminal; any sequence that the live view should not use is an error. */
    public void send(String text) {
        int at = 0;
        while (at < text.length()) {
            char sign = text.charAt(at);
            if (sign == '\u001b') {
                at = escape(text, at + 1);
                continue;
            }
            at++;
            switch (sign) {
                case '\r' -> column = 0;
                case '\n' -> {
                    column = 0;
                    down();
                }
                default -> put(sign);
            }
        }
    }

    private void put(char sign) {
        if (column == columns) {
            column = 0;
            down();
        }
        StringBuilder line = lines.get(row);
        while (line.length() <= column) {
            line.append(' ');
        }
        line.setCharAt(column++, sign);
    }

    private void down() {
        row++;
        if (row == lines.size()) {
            lines.add(new StringBuilder());
        }
    }

    private int escape(String text, int at) {
        int end = at + 1;
        while (!Character.isLetter(text.charAt(end))) {
            end++;
        }
        String sequence = text.substring(at, end + 1);
        if (sequence.equals("[K")) {
            StringBuilder line = lines.get(row);
            line.setLength(Math.min(line.length(), column));
        } else if (sequence.equals("[J")) {
            StringBuilder line = lines.get(row);
            line.setLength(Math.min(line.length(), column));
            lines.subList(row + 1, lines.size()).clear();
        } else if (sequence.matches("\\[\\d+A")) {
            row -= Integer.parseInt(sequence.substring(1, sequence.length() - 1));
            if (row < 0) {
                throw new IllegalStateException("the cursor leaves the screen");
            }
        } else if (!sequence.matches("\\[\\?2026[hl]|\\[\\d*m")) {
            throw new IllegalStateException("unexpected sequence " + sequence);
        }
        return end + 1;
    }
}
