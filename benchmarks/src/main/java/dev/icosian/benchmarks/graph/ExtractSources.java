package dev.icosian.benchmarks.graph;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sources of functions whose records are extracted. A record has at most 254 components, so several share the fields. */
final class ExtractSources {
    static final int RECORD_SIZE = 250;
    static final String CLASS_NAME = "Tables";

    private final String packageName;
    private final int fields;

    ExtractSources(String packageName, int fields) {
        this.packageName = packageName;
        this.fields = fields;
    }

    static String field(int number) {
        return String.format(Locale.ROOT, "f%06d", number);
    }

    String source() {
        return "package " + packageName + ";\npublic final class " + CLASS_NAME + " {\n"
                + IntStream.range(0, (fields + RECORD_SIZE - 1) / RECORD_SIZE)
                        .mapToObj(this::table)
                        .collect(Collectors.joining())
                + "}\n";
    }

    private String table(int number) {
        int from = number * RECORD_SIZE;
        int to = Math.min(fields, from + RECORD_SIZE);
        return "    public record Table" + number + "("
                + IntStream.range(from, to).mapToObj(one -> "int " + field(one)).collect(Collectors.joining(", "))
                + ") {}\n    @dev.icosian.Extract public static Table" + number + " table" + number
                + "(int x) {\n        return new Table" + number + "("
                + IntStream.range(from, to).mapToObj(one -> "x + " + one).collect(Collectors.joining(", "))
                + ");\n    }\n";
    }
}
