package forecast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the weekly figures: a header and seven fields per line. */
final class ActualsFile {
    static final String HEADER = "year,week,spend,signups,a,b,c";

    private ActualsFile() {}

    static Features.Actuals read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IllegalArgumentException(file + ":1 must be the header " + HEADER);
        }
        double[][] columns = new double[7][lines.size() - 1];
        for (int row = 0; row < lines.size() - 1; row++) {
            String[] fields = lines.get(row + 1).split(",", -1);
            if (fields.length != columns.length) {
                throw new IllegalArgumentException(
                        file + ":" + (row + 2) + " has " + fields.length + " fields, not " + columns.length);
            }
            for (int column = 0; column < columns.length; column++) {
                columns[column][row] = Double.parseDouble(fields[column]);
            }
        }
        return new Features.Actuals(
                integers(columns[0]), integers(columns[1]), columns[2], columns[3], columns[4], columns[5], columns[6]);
    }

    private static int[] integers(double[] values) {
        int[] integers = new int[values.length];
        for (int row = 0; row < values.length; row++) {
            integers[row] = (int) values[row];
        }
        return integers;
    }
}
