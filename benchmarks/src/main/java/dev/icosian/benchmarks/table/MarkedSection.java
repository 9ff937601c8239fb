package dev.icosian.benchmarks.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The part of a document that a program writes: between two lines with markers. */
public final class MarkedSection {
    private static final String BEGIN = "<!-- benchmarks -->";
    private static final String END = "<!-- end of benchmarks -->";

    private MarkedSection() {}

    /**
     * Puts lines between the markers, in the place of what is there.
     *
     * @throws IOException also if there are no markers
     */
    public static void write(Path document, List<String> lines) throws IOException {
        List<String> text = Files.readAllLines(document);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(document + " has no lines " + BEGIN + " and " + END);
        }
        List<String> changed = new ArrayList<>(text.subList(0, begin + 1));
        changed.addAll(lines);
        changed.addAll(text.subList(end, text.size()));
        Files.write(document, changed);
    }
}
