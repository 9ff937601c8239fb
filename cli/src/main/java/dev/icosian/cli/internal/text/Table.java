package dev.icosian.cli.internal.text;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells as lines with aligned columns; no blanks at the ends of lines. */
public final class Table {
    private Table() {}

    /** Returns one line per row; a column without any text takes no place. */
    public static List<String> lines(List<List<String>> rows, String gap) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                if (widths.get(i) > 0) {
                    line.append(row.get(i))
                            .append(" ".repeat(widths.get(i) - row.get(i).length()))
                            .append(gap);
                }
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
