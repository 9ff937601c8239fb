package dev.icosian.airflow.internal.python;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text where a person would: behind each line break, and between words where a line is long. */
final class TextParts {
    private static final int LONGEST = 68;

    private TextParts() {}

    /** Returns parts that give the text when joined. */
    static List<String> of(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int line = text.indexOf('\n', start);
            int end = line < 0 ? text.length() : line + 1;
            addWrapped(text.substring(start, end), parts);
            start = end;
        }
        return parts.isEmpty() ? List.of("") : parts;
    }

    private static void addWrapped(String line, List<String> parts) {
        int start = 0;
        while (line.length() - start > LONGEST) {
            int blank = line.lastIndexOf(' ', start + LONGEST - 1);
            if (blank < start) {
                blank = line.indexOf(' ', start + LONGEST);
            }
            if (blank < 0 || blank + 1 >= line.length()) {
                break;
            }
            parts.add(line.substring(start, blank + 1));
            start = blank + 1;
        }
        parts.add(line.substring(start));
    }
}
