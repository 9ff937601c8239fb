package dev.icosian.equivalence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The table of what was equal where. Safe for several threads. */
final class Report {
    private final List<String> subjects;
    private final List<String> places;
    private final Map<String, String> cells = new TreeMap<>();

    Report(List<Subject> subjects, List<String> places) {
        this.subjects = subjects.stream().map(Subject::name).toList();
        this.places = List.copyOf(places);
    }

    synchronized void put(Subject subject, String place, String what) {
        cells.put(subject.name() + "\n" + place, what);
    }

    @Override
    public synchronized String toString() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("same keys and digests"));
        head.addAll(places);
        rows.add(head);
        for (String subject : subjects) {
            List<String> row = new ArrayList<>(List.of(subject));
            places.forEach(place -> row.add(cells.getOrDefault(subject + "\n" + place, "-")));
            rows.add(row);
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                int place = column;
                int width = rows.stream()
                        .mapToInt(each -> each.get(place).length())
                        .max()
                        .orElse(0);
                String cell = row.get(column);
                text.append(cell).append(" ".repeat(width - cell.length() + 2));
            }
            text.setLength(text.toString().stripTrailing().length());
            text.append('\n');
        }
        return text.toString();
    }
}
