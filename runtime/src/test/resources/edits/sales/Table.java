package com.acme.sales;

import java.util.ArrayList;
import java.util.List;
import org.words.Words;

/** The file's form: a line of names, then one line per day. */
final class Table {
    private static final String SEPARATOR = ";";

    private Table() {}

    static List<Day> read(List<String> lines) {
        List<String> names = List.of(lines.get(0).split(SEPARATOR));
        List<Day> days = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(SEPARATOR);
            if (cells.length != names.size()) {
                throw new IllegalArgumentException("a day has too few cells: " + line);
            }
            days.add(new Day(
                    Words.trimmed(cells[names.indexOf("day")]),
                    Double.parseDouble(cells[names.indexOf("visits")]),
                    Double.parseDouble(cells[names.indexOf("orders")]),
                    Kind.valueOf(cells[names.indexOf("kind")])));
        }
        return days;
    }
}
