package dev.icosian.compiler.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects entries; those that would be empty are left out. Not thread safe. */
final class Entries {
    private static final int WIDTH = 100;

    private final List<Explanation.Entry> entries = new ArrayList<>();

    List<Explanation.Entry> asList() {
        return entries;
    }

    /** Adds lines as they are. */
    Entries lines(String label, Collection<String> lines) {
        if (!lines.isEmpty()) {
            entries.add(new Explanation.Entry(label, List.copyOf(lines)));
        }
        return this;
    }

    /** Adds one line. */
    Entries line(String label, String line) {
        return line.isEmpty() ? this : lines(label, List.of(line));
    }

    /** Adds parts with a separator, broken into lines where they get too long. */
    Entries parts(String label, Collection<String> parts, String separator) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : parts) {
            if (line.length() > 0 && line.length() + separator.length() + part.length() > WIDTH) {
                lines.add(line + separator.stripTrailing());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : separator).append(part);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines(label, lines);
    }
}
