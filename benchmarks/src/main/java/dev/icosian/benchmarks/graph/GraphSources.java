package dev.icosian.benchmarks.graph;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sources of modules, and of the calls that somebody would write without any framework. */
final class GraphSources {
    /** Methods of a class: what a large module has. */
    static final int CLASS_SIZE = 100;

    private final String packageName;
    private final Shape shape;
    private final int nodes;

    GraphSources(String packageName, Shape shape, int nodes) {
        this.packageName = packageName;
        this.shape = shape;
        this.nodes = nodes;
    }

    static String name(int number) {
        return String.format(Locale.ROOT, "n%06d", number);
    }

    static String className(int chunk) {
        return String.format(Locale.ROOT, "Module%04d", chunk);
    }

    static String plainName(int chunk) {
        return String.format(Locale.ROOT, "Plain%04d", chunk);
    }

    int chunks() {
        return (nodes + CLASS_SIZE - 1) / CLASS_SIZE;
    }

    /** Returns the source of one module. */
    String module(int chunk) {
        return "package " + packageName + ";\npublic final class " + className(chunk) + " {\n"
                + numbers(chunk)
                        .mapToObj(number -> "    public static int " + name(number) + "(" + parameters(number)
                                + ") { return " + sum(number) + "; }\n")
                        .collect(Collectors.joining())
                + "}\n";
    }

    /** Returns the source that calls a module's functions by hand. */
    String plain(int chunk) {
        return "package " + packageName + ";\nfinal class " + plainName(chunk) + " {\n"
                + "    static void call(int x, int[] v) {\n"
                + numbers(chunk)
                        .mapToObj(number -> "        v[" + number + "] = " + className(chunk) + "." + name(number) + "("
                                + arguments(number) + ");\n")
                        .collect(Collectors.joining())
                + "    }\n}\n";
    }

    /** Returns the source of the class that calls everything. */
    String plainCalls() {
        return "package " + packageName
                + ";\npublic final class PlainCalls implements java.util.function.IntFunction<int[]> {\n"
                + "    @Override public int[] apply(int x) {\n        int[] v = new int[" + nodes + "];\n"
                + IntStream.range(0, chunks())
                        .mapToObj(chunk -> "        " + plainName(chunk) + ".call(x, v);\n")
                        .collect(Collectors.joining())
                + "        return v;\n    }\n}\n";
    }

    private IntStream numbers(int chunk) {
        return IntStream.range(chunk * CLASS_SIZE, Math.min(nodes, (chunk + 1) * CLASS_SIZE));
    }

    private String parameters(int number) {
        List<Integer> reads = shape.reads(number);
        return reads.isEmpty()
                ? "int x"
                : reads.stream().map(read -> "int " + name(read)).collect(Collectors.joining(", "));
    }

    private String sum(int number) {
        List<Integer> reads = shape.reads(number);
        return (reads.isEmpty() ? "x" : reads.stream().map(GraphSources::name).collect(Collectors.joining(" + ")))
                + " + 1";
    }

    private String arguments(int number) {
        List<Integer> reads = shape.reads(number);
        return reads.isEmpty()
                ? "x"
                : reads.stream().map(read -> "v[" + read + "]").collect(Collectors.joining(", "));
    }
}
