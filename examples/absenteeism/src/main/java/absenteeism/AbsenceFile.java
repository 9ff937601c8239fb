package absenteeism;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the data file: {@code ;} between fields, one header line. */
final class AbsenceFile {
    private final Path file;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<String[]> rows = new ArrayList<>();

    private AbsenceFile(Path file) {
        this.file = file;
    }

    static Loading.Columns read(Path file, int limit) {
        AbsenceFile data = new AbsenceFile(file);
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String header = lines.readLine();
            if (header == null) {
                throw new IllegalArgumentException(file + " is empty: a header line is expected");
            }
            String[] names = header.split(";", -1);
            for (int i = 0; i < names.length; i++) {
                data.positions.put(columnName(names[i]), i);
            }
            for (String line = lines.readLine(); line != null && data.rows.size() < limit; line = lines.readLine()) {
                data.rows.add(line.split(";", -1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return data.columns();
    }

    /** Trimmed, {@code /} to {@code per}, lower case. */
    private static String columnName(String header) {
        return header.trim().replace("/", "_per_").replace(' ', '_').toLowerCase(Locale.ROOT);
    }

    private Loading.Columns columns() {
        return new Loading.Columns(
                integers("id"),
                integers("reason_for_absence"),
                integers("month_of_absence"),
                integers("day_of_the_week"),
                integers("seasons"),
                integers("transportation_expense"),
                integers("distance_from_residence_to_work"),
                integers("service_time"),
                integers("age"),
                doubles("work_load_average_per_day"),
                integers("hit_target"),
                integers("disciplinary_failure"),
                integers("education"),
                integers("son"),
                integers("social_drinker"),
                integers("social_smoker"),
                integers("pet"),
                integers("weight"),
                integers("height"),
                integers("body_mass_index"),
                integers("absenteeism_time_in_hours"));
    }

    private int[] integers(String column) {
        int[] values = new int[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = Integer.parseInt(field(column, row));
        }
        return values;
    }

    private double[] doubles(String column) {
        double[] values = new double[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = Double.parseDouble(field(column, row));
        }
        return values;
    }

    private String field(String column, int row) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new IllegalArgumentException(file + " has no column '" + column + "'");
        }
        String[] fields = rows.get(row);
        if (position >= fields.length) {
            throw new IllegalArgumentException(file + ":" + (row + 2) + " has " + fields.length + " fields only");
        }
        return fields[position].trim();
    }
}
