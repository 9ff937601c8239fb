package dev.icosian.benchmarks.table;

import java.util.ArrayList;
import java.util.List;

/** The rows as one table in Markdown. Immutable. */
public final class ResultTable {
    private final List<Row> rows;

    /** Copies the rows. */
    public ResultTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Returns the rows whose limit does not hold. */
    public List<Row> missed() {
        return rows.stream().filter(row -> !row.holds()).toList();
    }

    /** Returns the lines of the table. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("| what | Icosian | beside it | figure | limit | holds |");
        lines.add("| --- | --- | --- | --- | --- | --- |");
        for (Row row : rows) {
            lines.add("| " + row.what() + " | " + row.ours() + " | " + row.beside() + " | "
                    + row.limit().shown(row.figure()) + " | " + row.limit() + " | " + verdict(row) + " |");
        }
        return lines;
    }

    private static String verdict(Row row) {
        if (row.limit().kind() == Limit.Kind.NONE) {
            return "";
        }
        return row.holds() ? "yes" : "**no**";
    }
}
