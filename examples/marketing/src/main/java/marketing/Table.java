package marketing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Rows of numbers below a line of names. The first column, without a name, numbers the rows. */
final class Table {
    private final String source;
    private final List<String> names;
    private final List<String[]> rows;

    private Table(String source, List<String> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(source + " is empty: a line of names is expected");
        }
        this.source = source;
        this.names = List.of(lines.get(0).split(",", -1));
        this.rows = lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
    }

    static Table read(Path file) {
        try {
            return new Table(file.toString(), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static Table parse(String text) {
        return new Table("the text", text.lines().toList());
    }

    double[] column(String name) {
        int column = names.indexOf(name);
        if (column < 0) {
            throw new IllegalArgumentException(source + " has no column '" + name + "', only " + names);
        }
        double[] values = new double[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = Double.parseDouble(rows.get(row)[column]);
        }
        return values;
    }

    /** Returns one day per row. */
    List<LocalDate> days(LocalDate first) {
        return first.datesUntil(first.plusDays(rows.size())).toList();
    }
}
