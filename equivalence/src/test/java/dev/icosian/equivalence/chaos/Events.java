package dev.icosian.equivalence.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What happened while a run was in one place, in that order: {@code enter} and {@code leave} of functions, {@code begin}
 * of writes and their {@code end}, or {@code lost} if they were in vain. Immutable.
 */
record Events(List<String> lines) {
    Events {
        lines = List.copyOf(lines);
    }

    /** Reads the whole lines of a file. */
    static Events in(Path file) throws IOException {
        if (Files.notExists(file)) {
            return new Events(List.of());
        }
        String text = Files.readString(file);
        return new Events(text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
    }

    long count(Moment moment) {
        return lines.stream().filter(moment::isAt).count();
    }

    /** Returns the functions that were evaluated, as often as they were. */
    List<String> entered() {
        return after("enter ", lines);
    }

    private static List<String> after(String word, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()))
                .toList();
    }

    /** Returns what was under way at the end: the phase that a kill hit. */
    String phase() {
        Set<Integer> writes = new TreeSet<>();
        for (String key : unfinished("begin ", "end ", "lost ")) {
            writes.add(PHASES.indexOf(phase(key)));
        }
        if (!writes.isEmpty()) {
            return "in " + PHASES.get(writes.iterator().next());
        }
        if (!unfinished("enter ", "leave ").isEmpty()) {
            return "in a function";
        }
        if (entered().isEmpty()) {
            return "before the first function";
        }
        String last = lines.get(lines.size() - 1);
        return last.startsWith("end ") ? "after " + phase(last.substring("end ".length())) : "after a function";
    }

    /** The rarest comes first. */
    private static final List<String> PHASES =
            List.of("a pin", "a manifest", "a blob", "a record of the run", "a file of the store itself");

    private static String phase(String key) {
        if (key.startsWith("blobs/")) {
            return "a blob";
        }
        if (key.startsWith("steps/")) {
            return "a manifest";
        }
        if (key.startsWith("runs/")) {
            return key.contains("/steps/") ? "a pin" : "a record of the run";
        }
        return "a file of the store itself";
    }

    private List<String> unfinished(String begin, String... ends) {
        Map<String, Integer> open = new HashMap<>();
        after(begin, lines).forEach(name -> open.merge(name, 1, Integer::sum));
        for (String end : ends) {
            after(end, lines).forEach(name -> open.merge(name, -1, Integer::sum));
        }
        return open.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /**
     * Returns what is wrong: functions that were evaluated though the result of their step was there.
     *
     * @param before the steps with a result at the beginning
     */
    List<String> computedInVain(Expected expected, Set<String> before) {
        List<String> findings = new ArrayList<>();
        Set<String> there = new TreeSet<>(before);
        for (String line : lines) {
            if (line.startsWith("end steps/")) {
                there.add(line.split("/", -1)[2]);
            } else if (line.startsWith("enter ")) {
                String function = line.substring("enter ".length());
                String step = expected.stepOf(function);
                if (there.contains(step)) {
                    findings.add("'" + function + "' was evaluated though step '" + step + "' had a result");
                }
            }
        }
        return findings;
    }
}
