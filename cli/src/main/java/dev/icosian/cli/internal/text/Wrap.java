package dev.icosian.cli.internal.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines at blanks. */
public final class Wrap {
    private Wrap() {}

    /** Returns the lines, none longer than the width unless a single word is; at least one, which may be empty. */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
