package dev.icosian.equivalence.random;

import dev.icosian.equivalence.random.Function.Form;
import dev.icosian.equivalence.random.Function.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sources of the program of a seed. */
final class RandomSource {
    private static final String IMPORTS = Stream.of(
                    "dev.icosian.*",
                    "dev.icosian.cli.Icosian",
                    "dev.icosian.materializers.Materializers",
                    "java.nio.charset.StandardCharsets",
                    "java.nio.file.Path",
                    "java.time.LocalDate",
                    "java.util.*",
                    "org.jspecify.annotations.Nullable",
                    "random.*")
            .map(name -> "import " + name + ";\n")
            .collect(Collectors.joining());

    private final long seed;
    private final SplittableRandom random;
    private final List<Function> functions;
    private final RandomSteps steps;

    private RandomSource(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.functions = RandomGraph.of(random);
        this.steps = RandomSteps.of(functions, random);
    }

    /** Returns the package of a seed's program; {@code Flow} is its main class. */
    static String packageOf(long seed) {
        return "random.s" + seed;
    }

    /** Returns the sources by class. */
    static Map<String, String> of(long seed) {
        RandomSource source = new RandomSource(seed);
        Map<String, String> classes = new TreeMap<>();
        classes.put(packageOf(seed) + ".Flow", source.flow());
        for (int module = 0; module < source.steps.modules(); module++) {
            classes.put(packageOf(seed) + ".M" + module, source.module(module));
        }
        return classes;
    }

    private String head() {
        return "package " + packageOf(seed) + ";\n\n" + IMPORTS + "\n";
    }

    private String flow() {
        StringBuilder text = new StringBuilder(head());
        String modules = functions.stream()
                .map(function -> steps.block(function))
                .distinct()
                .sorted()
                .map(block -> "M" + block + ".class")
                .collect(Collectors.joining(", "));
        List<String> outputs = new ArrayList<>(RandomGraph.unneeded(functions));
        Node asked = functions.get(random.nextInt(functions.size())).nodes().get(0);
        if (!outputs.contains(asked.name())) {
            outputs.add(asked.name());
        }
        text.append("/** Grouped by ")
                .append(steps.style())
                .append(". */\n")
                .append("""
                        public final class Flow {
                            static final Materializer<Point> POINT_TEXT = Materializer.of("point-text", 1, Point.class, "text/plain",
                                    (point, out) -> out.write((point.x() + " " + point.y() + " " + point.name()).getBytes(StandardCharsets.UTF_8)),
                                    in -> {
                                        String[] words = new String(in.readAllBytes(), StandardCharsets.UTF_8).split(" ");
                                        return new Point(Integer.parseInt(words[0]), Double.parseDouble(words[1]), words[2]);
                                    });

                            public record Config(@Default("LOW") Level level) {}

                            public record Params(int seed, Path input, LocalDate day, @Default("3") int window,
                                    @Default("[\\"a\\",\\"b\\"]") List<String> words) {}

                            private Flow() {}

                            public static Pipeline pipeline() {
                        """)
                .append("        return Pipeline.named(\"random_" + seed + "\")\n")
                .append("                .modules(" + modules + ", Clients.class)\n")
                .append("                .config(Config.class)\n                .params(Params.class)\n")
                .append("                .ephemeral(\"client\")\n")
                .append("                .outputs(" + quoted(outputs) + ")\n");
        List<String> grouping = new ArrayList<>();
        for (String line : steps.lines()) {
            if (line.startsWith(".grouping(")) {
                grouping.add(".grouped" + line.substring(".grouping".length()));
            } else {
                text.append("                ").append(line).append('\n');
            }
        }
        materializers()
                .forEach(line -> text.append("                ").append(line).append('\n'));
        text.append("                .build()");
        grouping.forEach(text::append);
        if (random.nextBoolean()) {
            text.append(".with(\"level\", Level.HIGH)");
        }
        return text.append(";\n    }\n\n    public static void main(String[] args) {\n")
                .append("        Icosian.main(args, Flow::pipeline);\n    }\n}\n")
                .toString();
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    }

    private List<String> materializers() {
        List<String> lines = new ArrayList<>();
        for (Function function : functions) {
            for (Node node : function.nodes()) {
                String other = node.kind().materializer();
                if (!other.isEmpty() && random.nextBoolean()) {
                    lines.add(".materialize(\"" + node.name() + "\", " + other + ")");
                }
            }
        }
        return lines;
    }

    private String module(int module) {
        StringBuilder text = new StringBuilder(head());
        text.append("@DataflowModule\npublic final class M" + module + " {\n    private M" + module + "() {}\n");
        for (Function function : functions) {
            if (steps.block(function) == module) {
                text.append('\n').append(method(function));
            }
        }
        return text.append("}\n").toString();
    }

    private String method(Function function) {
        String name = "n" + function.place();
        String tag = "    @Tag(\"block=b" + steps.block(function) + "\")\n";
        List<String> parameters = new ArrayList<>();
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(function.place())));
        for (Node parameter : function.parameters()) {
            // Now and then under a name of its own.
            boolean isRenamed = random.nextInt(5) == 0;
            String own = isRenamed ? "other" + parameter.name() : parameter.name();
            parameters.add((isRenamed ? "@From(\"" + parameter.name() + "\") " : "")
                    + parameter.kind().type() + " " + own);
            arguments.add(own);
        }
        outside(function, parameters, arguments);
        boolean isFile =
                function.kind() == Kind.FILE || function.nodes().stream().anyMatch(node -> node.kind() == Kind.FILE);
        if (isFile) {
            parameters.add("Scratch scratch");
        }
        return switch (function.form()) {
            case EXTRACTED -> extracted(function, name, tag, parameters, arguments);
            case PARAMETERIZED -> {
                parameters.add("int factor");
                arguments.add("factor");
                yield function.nodes().stream()
                                .map(node -> "    @Parameterize(name = \"" + node.name() + "\", literal = \"factor="
                                        + random.nextInt(9) + "\")\n")
                                .collect(Collectors.joining())
                        + plain(function, name, tag, parameters, arguments);
            }
            case VARIANTS -> {
                String low = "    @NodeName(\"" + name + "\")\n    @When(key = \"level\", is = \"LOW\")\n";
                String high = "    @NodeName(\"" + name + "\")\n    @Otherwise\n";
                List<String> other = new ArrayList<>(arguments);
                other.add("\"otherwise\"");
                yield low + plain(function, name + "Low", tag, parameters, arguments) + "\n" + high
                        + plain(function, name + "Else", tag, parameters, other);
            }
            case CHECKED -> {
                String importance = random.nextBoolean() ? ", importance = Importance.WARN" : "";
                yield "    @Check(min = -1, max = 1" + importance + ")\n"
                        + plain(function, name, tag, parameters, arguments);
            }
            case PLAIN -> plain(function, name, tag, parameters, arguments);
        };
    }

    /** The first functions read what comes from outside, so that all of it is read; others some of it. */
    private void outside(Function function, List<String> parameters, List<String> arguments) {
        String[] outside = {
            "int seed",
            "Path input",
            "LocalDate day",
            "int window",
            "List<String> words",
            "Level level",
            "Client client"
        };
        for (int i = 0; i < outside.length; i++) {
            boolean isNeeded = i == function.place() || (i >= 5 && i - 5 == function.place());
            if (isNeeded || random.nextInt(12) == 0) {
                parameters.add(outside[i]);
                arguments.add(outside[i].substring(outside[i].lastIndexOf(' ') + 1));
            }
        }
    }

    private static String extracted(
            Function function, String name, String tag, List<String> parameters, List<String> arguments) {
        List<Node> nodes = function.nodes();
        String record = "    public record R" + function.place() + "("
                + nodes.stream()
                        .map(node -> node.kind().type() + " " + node.name())
                        .collect(Collectors.joining(", "))
                + ") {}\n\n";
        String number = "Mix.all(" + String.join(", ", arguments) + ")";
        String made = nodes.stream()
                .map(node -> node.kind().of("Mix.all(number, \"" + node.name() + "\")"))
                .collect(Collectors.joining(", "));
        return record + "    @Extract\n" + tag + "    public static R" + function.place() + " " + name + "("
                + String.join(", ", parameters) + ") {\n        long number = " + number + ";\n        return new R"
                + function.place() + "(" + made + ");\n    }\n";
    }

    private static String plain(
            Function function, String name, String tag, List<String> parameters, List<String> arguments) {
        String made = function.kind().of("Mix.all(" + String.join(", ", arguments) + ")");
        boolean isCheckedForm = function.form() == Form.CHECKED;
        return (isCheckedForm ? "    /** Between -1 and 1. */\n" : "") + tag + "    public static "
                + function.kind().type() + " " + name + "(" + String.join(", ", parameters) + ") {\n        return "
                + made + ";\n    }\n";
    }
}
