package dev.icosian.runtime.internal.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.testing.RunText;
import dev.icosian.runtime.internal.testing.SalesBuilds;
import dev.icosian.runtime.internal.testing.SalesProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an author edits, and what is computed after that. The program of {@code src/test/resources/edits} is compiled and
 * run into a store; then it is edited, compiled in another class loader and run into the same store. Each row names all
 * steps that are computed, with all reasons; every other step has to be reused.
 */
class EditsTest {
    private static final String TRAINED = "train: input smoothed changed";
    private static final String JUDGED = "judge: input model changed; input smoothed changed";
    private static final String REPORTED = "report: input metrics changed";

    private static SalesBuilds builds;

    private final ArtifactStore store = Stores.memory();

    @BeforeAll
    static void builds(@TempDir Path folder) {
        builds = new SalesBuilds(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** An edit of a program that first ran as {@code given} says. */
    private record Edit(
            String what, UnaryOperator<SalesProgram> given, UnaryOperator<SalesProgram> edit, List<String> computed) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Edit row(String what, UnaryOperator<SalesProgram> edit, String... computed) {
        return new Edit(what, program -> program, edit, List.of(computed));
    }

    private static Edit row(
            String what, UnaryOperator<SalesProgram> given, UnaryOperator<SalesProgram> edit, String... computed) {
        return new Edit(what, given, edit, List.of(computed));
    }

    static Stream<Edit> edits() {
        return Stream.of(
                        appearance(),
                        helpers(),
                        constants(),
                        shapes(),
                        calls(),
                        wiring(),
                        values(),
                        steps(),
                        formats(),
                        hatches(),
                        libraries())
                .flatMap(List::stream);
    }

    @Test
    void thereAreManyEditsAndEachStepThatIsComputedHasAReason() {
        List<Edit> edits = edits().toList();

        assertThat(edits).hasSizeGreaterThanOrEqualTo(40).extracting(Edit::what).doesNotHaveDuplicates();
        assertThat(edits.stream().flatMap(edit -> edit.computed().stream()))
                .allSatisfy(line -> assertThat(line).matches("[a-z]+: \\S.*"));
    }

    /** What readers see and machines do not: nothing is computed. */
    private static List<Edit> appearance() {
        return List.of(
                row("nothing", p -> p),
                row("a comment", p -> p.replace("Features", "double sum = 0;", "double sum = 0; // of two days")),
                row("javadoc", p -> p.replace("Features", "Visits in units", "The visits in units")),
                row("lines move", p -> p.replace("Table", "package", "\n\n\n/* The form of files. */\npackage")),
                row("a local variable is renamed", p -> p.replace("Features", "means", "averages")),
                row(
                        "a helper's parameter is renamed",
                        p -> p.replace("Reporting", "heading(String title)", "heading(String text)")
                                .replace("Reporting", "switch (title)", "switch (text)")
                                .replace("Reporting", "default -> title", "default -> text")),
                row(
                        "a helper gets an annotation",
                        p -> p.replace("Table", "static List<Day>", "@Deprecated static List<Day>")),
                row(
                        "a helper is seen by more",
                        p -> p.replace("Features", "private static double[] z", "static double[] z")),
                row("a class opens", p -> p.replace("Table", "final class", "class")),
                row(
                        "members change places",
                        p -> p.replace("Features", "    static double floor = -100;\n", "")
                                .replace(
                                        "Features",
                                        "private Features()",
                                        "static double floor = -100; private Features()")),
                row(
                        "a helper takes wider generics",
                        p -> p.replace("Table", "List<String> lines", "List<? extends String> lines")),
                row("a helper names no type", p -> p.replace("Features", "double sum = 0", "var sum = 0.0")),
                row("parentheses", p -> p.replace("Features", "sum * damping", "(sum * (damping))")),
                row("no debug information", p -> p.flags("-parameters", "-g:none")),
                row("a tag", p -> p.replace("Features", "owner=growth", "owner=sales")),
                row(
                        "annotations change places",
                        p -> p.replace(
                                "Features", "@Check(min = -10, max = 10)", "@Check(min = -10, max = 10) @Tag(\"a=b\")"),
                        new String[0]),
                row(
                        "a method that nothing calls is new",
                        p -> p.replace(
                                "Features",
                                "private Features()",
                                "static int more() { return 1; } private Features()")),
                row("a method that nothing calls changes", p -> p.replace("Features", "value + 1", "value + 2")),
                row(
                        "a field that nothing reads changes",
                        p -> p.replace("Features", "UNUSED = {1, 2}", "UNUSED = {3}")),
                row(
                        "a field that nothing reads is new",
                        p -> p.replace(
                                "Features",
                                "private Features()",
                                "static long started = System.nanoTime(); private Features()")),
                row(
                        "a class that nothing mentions is new",
                        p -> p.add("More", "package com.acme.sales; class More {}")),
                row(
                        "a function that no output needs is new",
                        p -> p.replace(
                                "Features",
                                "private Features()",
                                "public static double total(double[] visits) { return visits[0]; } private Features()")),
                row(
                        "a record gets a method that nothing calls",
                        p -> p.replace(
                                "Model", "double at(", "double zero() { return -intercept / slope; } double at(")),
                row(
                        "an enum gets a method that nothing calls",
                        p -> p.replace(
                                "Kind",
                                "double weight()",
                                "boolean isFree() { return this == WEEKEND; } double weight()")));
    }

    private static List<Edit> helpers() {
        return List.of(
                row(
                        "a helper",
                        p -> p.replace("Features", "(value - mean) / deviation", "(value - mean) / (2 * deviation)"),
                        "prepare: helper Features.zscore changed",
                        TRAINED,
                        JUDGED,
                        REPORTED),
                row(
                        "a helper, to no effect",
                        p -> p.replace("Features", "orElse(0)", "orElse(1)"),
                        "prepare: helper Features.zscore changed"),
                row(
                        "a private helper is renamed",
                        p -> p.replace("Features", "zscore", "standardized"),
                        "prepare: function Features.scaled changed"),
                row(
                        "an exception's message",
                        p -> p.replace("Table", "too few cells", "other cells"),
                        "load: helper Table.read changed"),
                row(
                        "a lambda in a helper",
                        p -> p.replace(
                                "Features", "(value - mean) * (value - mean)", "(value - mean) * (value - mean) * 4"),
                        "prepare: helper Features.zscore changed",
                        TRAINED,
                        JUDGED,
                        REPORTED),
                row(
                        "a lambda in a function",
                        p -> p.replace("Features", "Math.max(floor, score)", "Math.max(score, floor)"),
                        "prepare: function Features.scaled changed"),
                row(
                        "a text in a switch",
                        p -> p.replace("Reporting", "\"short\" -> \"S\"", "\"short\" -> \"Sales\""),
                        "report: helper Reporting.heading changed"),
                row(
                        "a helper in a nested class",
                        p -> p.replace("Training", "nextInt(400)", "nextInt(500)"),
                        "train: helper Training.Candidates.next changed",
                        "judge: input model changed",
                        REPORTED),
                row(
                        "a helper moves to another class",
                        p -> p.replace("Reporting", "heading(title)", "Headings.heading(title)")
                                .add(
                                        "Headings",
                                        "package com.acme.sales; final class Headings {"
                                                + " static String heading(String title) { return \"S\"; } }"),
                        "report: function Reporting.report changed"),
                row(
                        "two helpers of two steps",
                        p -> p.replace("Table", "too few cells", "other cells")
                                .replace("Features", "orElse(0)", "orElse(1)"),
                        "load: helper Table.read changed",
                        "prepare: helper Features.zscore changed"));
    }

    private static List<Edit> constants() {
        return List.of(
                row(
                        "a constant that javac copies",
                        p -> p.replace("Features", "WINDOW = 2", "WINDOW = 1"),
                        "prepare: function Features.smoothed changed",
                        TRAINED,
                        JUDGED,
                        REPORTED),
                row(
                        "a constant of another class",
                        p -> p.replace("Table", "SEPARATOR = \";\"", "SEPARATOR = \"[;]\""),
                        "load: helper Table.read changed"),
                row(
                        "how a static field is made",
                        p -> p.replace("Features", "{0.5, 0.25}", "{0.5, 0.25, 0}"),
                        "prepare: field Features.WEIGHTS changed"),
                row(
                        "a block that makes a static field",
                        p -> p.replace("Features", "limit *= 10", "limit *= 20"),
                        "prepare: field Features.LIMIT changed"),
                row(
                        "the first value of a static field that is no constant",
                        p -> p.replace("Features", "floor = -100", "floor = -50"),
                        "prepare: field Features.floor changed"));
    }

    private static List<Edit> shapes() {
        return List.of(
                row(
                        "components of a record change places",
                        p -> p.replace("Model", "double slope, double intercept", "double intercept, double slope"),
                        "train: record Model changed",
                        "judge: record Model changed; input model changed",
                        REPORTED),
                row(
                        "constants of an enum change places",
                        p -> p.replace("Kind", "WORKDAY(1.0),", "WEEKEND(0.5),")
                                .replace("Kind", "WEEKEND(0.5);", "WORKDAY(1.0);"),
                        "load: enum Kind changed",
                        "calendar: enum Kind changed"),
                row(
                        "an argument of an enum constant",
                        p -> p.replace("Kind", "WEEKEND(0.5)", "WEEKEND(0.25)"),
                        "load: enum Kind changed",
                        "calendar: enum Kind changed",
                        "report: input weight changed"),
                row(
                        "a constant of an enum is new",
                        p -> p.replace("Kind", "WEEKEND(0.5);", "WEEKEND(0.5), HOLIDAY(0);"),
                        "load: enum Kind changed",
                        "calendar: enum Kind changed"),
                row(
                        "a record implements an interface",
                        p -> p.replace(
                                "Model", "double intercept) {", "double intercept) implements java.io.Serializable {"),
                        "train: record Model changed",
                        "judge: record Model changed"),
                row(
                        "a record checks its components",
                        p -> p.replace("Model", "double at(", "public Model { slope = slope + 0.0; } double at("),
                        "train: constructor Model is new",
                        "judge: constructor Model is new"),
                row(
                        "a component of a result has another type",
                        p -> p.replace("Judging", "long days", "int days"),
                        "judge: record Judging.Metrics changed; function Judging.metrics changed",
                        "report: record Judging.Metrics changed; function Reporting.report changed"));
    }

    private static List<Edit> calls() {
        return List.of(
                row(
                        "what an interface's call ends in",
                        p -> p.replace("Loss", "difference * difference", "difference * difference * 2"),
                        "train: helper Loss.Squared.of changed",
                        "judge: helper Loss.Squared.of changed"),
                row(
                        "an override that another step's node makes objects of",
                        p -> p.replace("Loss", "Math.abs(difference)", "Math.abs(difference) * 2"),
                        "train: helper Loss.Absolute.of changed",
                        "judge: helper Loss.Absolute.of changed",
                        REPORTED),
                row(
                        "an override that nobody makes objects of",
                        p -> p.replace("Loss", "difference * 1000", "difference * 2000")),
                row(
                        "a default method of an interface",
                        p -> p.replace("Loss", "double sum = 0;", "double sum = 1000;"),
                        "judge: helper Loss.total changed",
                        REPORTED),
                row(
                        "another implementation is made",
                        p -> p.replace("Judging", "new Loss.Absolute()", "new Loss.Huge()"),
                        "train: class Loss.Huge is new; helper Loss.Huge.of is new",
                        "judge: function Judging.metrics changed",
                        REPORTED));
    }

    private static List<Edit> wiring() {
        return List.of(
                row(
                        "the limit of a check",
                        p -> p.replace("Features", "max = 10", "max = 11"),
                        "prepare: wiring of node smoothed changed"),
                row(
                        "a check is new",
                        p -> p.replace(
                                "Features", "@Check(min = -10, max = 10)", "@Check(min = -10, max = 10, nan = false)"),
                        "prepare: wiring of node smoothed changed; node smoothed.check.nan is new"),
                row(
                        "a check only warns",
                        p -> p.replace("Features", "max = 10", "max = 10, importance = dev.icosian.Importance.WARN"),
                        "prepare: wiring of node smoothed changed"),
                row(
                        "a literal",
                        p -> p.replace("Calendar", "@Literal(\"1.0\")", "@Literal(\"2.0\")"),
                        "calendar: wiring of node weight changed",
                        "report: input weight changed"),
                row(
                        "the type of a param",
                        p -> p.replace("Training", "int seed", "long seed")
                                .replace("Sales", "\"seed\", 7", "\"seed\", 7L"),
                        "train: function Training.model changed"),
                row(
                        "a function reads another node",
                        p -> p.replace(
                                        "Judging",
                                        "double[] smoothed, double[] orders)",
                                        "double[] scaled, double[] orders)")
                                .replace("Judging", "smoothed[i]", "scaled[i]"),
                        "prepare: scaled is needed outside the step now",
                        "judge: wiring of node metrics changed",
                        REPORTED),
                row(
                        "parameters of a function change places",
                        p -> p.replace("Reporting", "double weight, String title)", "String title, double weight)"),
                        "report: function Reporting.report changed"),
                row(
                        "a node is renamed",
                        p -> p.replace("Calendar", "@NodeName(\"weight\")", "@NodeName(\"heaviness\")")
                                .replace("Reporting", "weight", "heaviness")
                                .replace("Sales", "\"weight\"", "\"heaviness\""),
                        "calendar: node heaviness is new; node weight is gone; heaviness is needed outside the step now;"
                                + " weight is not needed outside the step any more",
                        "report: function Reporting.report changed"),
                row(
                        "a node between two others",
                        p -> p.replace(
                                        "Reporting",
                                        "private Reporting()",
                                        "public static String subject(String title) { return title; } private Reporting()")
                                .replace("Reporting", "double weight, String title)", "double weight, String subject)")
                                .replace("Reporting", "heading(title) +", "heading(subject) +"),
                        "report: node subject is new; wiring of node report changed"),
                row(
                        "modules change places",
                        p -> p.replace("Sales", "Loading.class, Features.class", "Features.class, Loading.class")));
    }

    private static List<Edit> values() {
        return List.of(
                row(
                        "a config value",
                        p -> p.replace("Sales", "\"damping\", 0.5", "\"damping\", 0.25"),
                        "prepare: config damping changed: 0.5 → 0.25",
                        TRAINED,
                        JUDGED,
                        REPORTED),
                row(
                        "a config value that chooses another function",
                        p -> p.replace("Sales", "\"region\", \"HOME\"", "\"region\", \"ELSEWHERE\""),
                        "calendar: function Calendar.weightElsewhere is new",
                        "report: input weight changed"),
                row(
                        "a config key that nothing reads",
                        p -> p.replace("Sales", ".outputs(", ".config(\"more\", 1).outputs(")),
                row(
                        "a param",
                        p -> p.param("seed", 8),
                        "train: param seed changed: 7 → 8",
                        "judge: input model changed",
                        REPORTED),
                row("a param is given its default", p -> p.param("seed", 7)),
                row(
                        "the default of a param that is not given",
                        p -> p.replace("Sales", "\"title\", \"short\"", "\"title\", \"long\""),
                        "report: param title changed: short → long"),
                row(
                        "the default of a param that is given",
                        p -> p.param("title", "short"),
                        p -> p.param("title", "short").replace("Sales", "\"title\", \"short\"", "\"title\", \"long\"")),
                row(
                        "a default in a function, where the pipeline has one",
                        p -> p.replace("Training", "@Default(\"7\")", "@Default(\"8\")")),
                row(
                        "a number in the file",
                        p -> p.data("Mon;10;3", "Mon;10;30"),
                        "load: content of file dataFile changed",
                        "calendar: input days changed",
                        "train: input orders changed",
                        "judge: input model changed; input orders changed",
                        REPORTED),
                row(
                        "columns of the file change places: the same days come out",
                        p -> p.data("day;visits;orders;kind", "visits;day;orders;kind")
                                .data("Mon;10", "10;Mon")
                                .data("Tue;14", "14;Tue")
                                .data("Wed;9", "9;Wed")
                                .data("Thu;20", "20;Thu")
                                .data("Sat;31", "31;Sat")
                                .data("Sun;29", "29;Sun"),
                        "load: content of file dataFile changed"),
                row("the name of the file", p -> p.dataName("other.csv")));
    }

    private static List<Edit> steps() {
        return List.of(
                row(
                        "a step is renamed",
                        p -> p.replace("Sales", "step(\"calendar\"", "step(\"weigh\""),
                        "weigh: no earlier result"),
                row(
                        "the pipeline is renamed",
                        p -> p.replace("Sales", "named(\"sales\")", "named(\"trade\")"),
                        "load: no earlier result",
                        "calendar: no earlier result",
                        "prepare: no earlier result",
                        "train: no earlier result",
                        "judge: no earlier result",
                        "report: no earlier result"),
                row(
                        "a node moves to another step",
                        p -> p.replace("Sales", "nodes(\"scaled\", \"smoothed\")", "nodes(\"scaled\")")
                                .replace("Sales", "nodes(\"model\")", "nodes(\"model\", \"smoothed\")"),
                        "prepare: node smoothed is gone; scaled is needed outside the step now;"
                                + " smoothed is not needed outside the step any more",
                        "train: node smoothed is new; smoothed is needed outside the step now"),
                row(
                        "two steps become one",
                        p -> p.replace(
                                        "Sales",
                                        ".step(\"prepare\", step -> step.nodes(\"scaled\", \"smoothed\"))\n",
                                        "\n")
                                .replace("Sales", "nodes(\"model\")", "nodes(\"model\", \"scaled\", \"smoothed\")"),
                        "train: node scaled is new; node smoothed is new; smoothed is needed outside the step now"),
                row(
                        "steps change places",
                        p -> p.replace(
                                        "Sales",
                                        "                .step(\"calendar\", step -> step.nodes(\"weight\"))\n",
                                        "")
                                .replace(
                                        "Sales",
                                        ".step(\"load\"",
                                        ".step(\"calendar\", step -> step.nodes(\"weight\")).step(\"load\"")),
                row(
                        "an output that did not leave its step",
                        p -> p.replace("Sales", "outputs(\"report\")", "outputs(\"report\", \"scaled\")"),
                        "prepare: scaled is needed outside the step now"),
                row(
                        "an output that left its step before",
                        p -> p.replace("Sales", "outputs(\"report\")", "outputs(\"report\", \"weight\")")),
                row("attempts", p -> p.replace("Sales", "attempts(1)", "attempts(3)")),
                row(
                        "time-out, waits, queue, memory",
                        p -> p.replace(
                                "Sales",
                                "attempts(1)",
                                "timeout(java.time.Duration.ofMinutes(1)).queue(\"big\").memory(\"2Gi\").cpu(2)"
                                        + ".backoff(java.time.Duration.ofSeconds(1), java.time.Duration.ofSeconds(9))")),
                row("what happens after a failure", p -> p.replace("Sales", ".build()", ".keepGoing().build()")),
                row(
                        "an option of a target",
                        p -> p.replace("Sales", ".build()", ".option(\"airflow.owner\", \"me\").build()")),
                row("a publication", p -> p.replace("Sales", ".build()", PUBLISHED + "first.json\"))).build()")),
                row(
                        "where a value is published",
                        p -> p.replace("Sales", ".build()", PUBLISHED + "first.json\"))).build()"),
                        p -> p.replace("Sales", ".build()", PUBLISHED + "second.json\"))).build()")));
    }

    private static final String PUBLISHED =
            ".publish(\"metrics\", dev.icosian.materializers.Sinks.json(dev.icosian.Location.of(\"FOLDER/";

    private static List<Edit> formats() {
        return List.of(
                row(
                        "the version of a materializer",
                        p -> p.replace("ModelText", "1,", "2,"),
                        "train: materializer of model changed",
                        "judge: materializer of model changed"),
                row(
                        "the options of a materializer",
                        p -> p.replace("Sales", "separatedBy(',')", "separatedBy(';')"),
                        "load: materializer of days changed",
                        "calendar: materializer of days changed; input days changed"),
                row(
                        "a lambda that writes values",
                        p -> p.replace("ModelText", "slope() + \" \"", "slope() + \"  \"")
                                .replace("ModelText", "split(\" \")", "split(\" +\")"),
                        "train: materializer of model changed; lambda in ModelText(Materializer.Writer) changed; helper ModelText.read changed",
                        "judge: materializer of model changed; lambda in ModelText(Materializer.Writer) changed; helper ModelText.read changed;"
                                + " input model changed"),
                row(
                        "a method that reads values",
                        p -> p.replace("ModelText", "split(\" \")", "split(\"[ ]\")"),
                        "train: materializer of model changed; helper ModelText.read changed",
                        "judge: materializer of model changed; helper ModelText.read changed"),
                row(
                        "another materializer of a value",
                        p -> p.replace("Sales", ".build()", ".materialize(\"model\", Materializers.json()).build()"),
                        "train: materializer of model changed",
                        "judge: materializer of model changed; input model changed"));
    }

    private static final String VERSIONED = "@dev.icosian.CodeVersion(\"%s\") public static double[] scaled";

    private static SalesProgram version(SalesProgram program, int version) {
        return program.replace("Features", "public static double[] scaled", VERSIONED.formatted(version));
    }

    private static List<Edit> hatches() {
        return List.of(
                row("code gets a version", p -> version(p, 1), "prepare: code of scaled changed"),
                row(
                        "the version of code is raised",
                        p -> version(p, 1),
                        p -> version(p, 2),
                        "prepare: code version of scaled changed: 1 → 2"),
                row(
                        "code with a version changes: nobody sees it",
                        p -> version(p, 1),
                        p -> version(p, 1).replace("Features", "orElse(0)", "orElse(1)")),
                row(
                        "what a version hides, another node shows",
                        p -> version(p, 1),
                        p -> version(p, 1).replace("Features", "{0.5, 0.25}", "{0.5, 0.2}"),
                        "prepare: field Features.WEIGHTS changed",
                        TRAINED,
                        JUDGED,
                        REPORTED),
                row(
                        "the code roots are written down",
                        p -> p.replace("Sales", ".build()", ".codeRoots(\"com.acme\").build()")),
                row(
                        "the code roots get wider",
                        p -> p.replace("Sales", ".build()", ".codeRoots(\"com.acme\", \"org.words\").build()"),
                        "load: helper Words.trimmed is new"),
                row(
                        "a helper in a wider code root",
                        p -> p.replace("Sales", ".build()", ".codeRoots(\"com.acme\", \"org.words\").build()"),
                        p -> p.replace("Sales", ".build()", ".codeRoots(\"com.acme\", \"org.words\").build()")
                                .library("strip()", "trim()"),
                        "load: helper Words.trimmed changed"),
                row(
                        "a node that is reusable within its run only",
                        p -> p.replace(
                                "Calendar",
                                "@NodeName",
                                "@dev.icosian.Reuse(dev.icosian.Reuse.Scope.WITHIN_RUN) @NodeName"),
                        p -> p.replace(
                                "Calendar",
                                "@NodeName",
                                "@dev.icosian.Reuse(dev.icosian.Reuse.Scope.WITHIN_RUN) @NodeName"),
                        "calendar: its node weight is reusable within its run only"),
                row(
                        "code that cannot be known",
                        EditsTest::unknown,
                        EditsTest::unknown,
                        "report: the code of its node report cannot be known"));
    }

    private static SalesProgram unknown(SalesProgram program) {
        return program.replace(
                        "Reporting",
                        "private static String heading",
                        "private static native void ring(); private static String heading")
                .replace("Reporting", "return switch", "if (title.isEmpty()) { ring(); } return switch");
    }

    private static SalesProgram counted(SalesProgram program) {
        return program.replace("Sales", ".build()", ".library(\"org.words\").build()");
    }

    private static List<Edit> libraries() {
        return List.of(
                row("a library's code, which does not count", p -> p.library("strip()", "trim()")),
                row("a library starts to count", EditsTest::counted, "load: library org.words is new"),
                row(
                        "the version of a library that counts",
                        EditsTest::counted,
                        p -> counted(p).libraryVersion("1.1"),
                        "load: library org.words changed: org.words:words:1.0 → org.words:words:1.1"),
                row(
                        "a library that counts, and that nothing uses",
                        p -> p.replace("Sales", ".build()", ".library(\"org.letters\").build()")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void exactlyWhatAnEditConcernsIsComputed(Edit edit) {
        run(edit.given().apply(SalesProgram.original()), store);
        SalesProgram edited = edit.edit().apply(SalesProgram.original());

        Run run = run(edited, store);

        assertThat(computed(run)).isEqualTo(edit.computed());
        try (ArtifactStore empty = Stores.memory()) {
            assertThat(RunText.digests(run))
                    .as("as if there were no earlier results")
                    .isEqualTo(RunText.digests(run(edited, empty)));
        }
    }

    @Test
    void versionOfALibraryThatDoesNotCountIsSaid() {
        SalesProgram original = SalesProgram.original();
        run(original, store);

        assertThat(RunText.of(run(original.libraryVersion("1.1"), store)))
                .containsExactly(
                        "load: reused, nothing changed;"
                                + " library org.words:words has another version, which does not count: 1.0 → 1.1",
                        "calendar: reused, nothing changed",
                        "prepare: reused, nothing changed",
                        "train: reused, nothing changed",
                        "judge: reused, nothing changed",
                        "report: reused, nothing changed");
    }

    static Stream<Edit> unseen() {
        String direct = "return heading(title)";
        String reflective =
                "return heading(Class.forName(\"com.acme.sales.Hidden\").getField(\"TEXT\").get(null).toString())";
        UnaryOperator<SalesProgram> hidden = p -> p.replace("Reporting", direct, reflective)
                .replace(
                        "Reporting",
                        "String title) {\n        return heading(C",
                        "String title) throws Exception {\n        return heading(C")
                .add("Hidden", "package com.acme.sales; public class Hidden { public static String TEXT = \"x\"; }");
        return Stream.of(
                row(
                        "what code with a version reaches",
                        p -> version(p, 1),
                        p -> version(p, 1).replace("Features", "(value - mean) / deviation", "(value - mean) / 3")),
                row("the code of a library", p -> p.library("text.strip()", "text.strip() + \"day\"")),
                row("what reflection finds", hidden, p -> hidden.apply(p).replace("Hidden", "\"x\"", "\"y\"")));
    }

    /** The price of what docs/reuse.md lists: if a row fails, something is seen now, and the page can be shorter. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("unseen")
    void whatNobodySeesIsNotComputed(Edit edit) {
        run(edit.given().apply(SalesProgram.original()), store);
        SalesProgram edited = edit.edit().apply(SalesProgram.original());

        Run run = run(edited, store);

        assertThat(computed(run)).isEmpty();
        try (ArtifactStore empty = Stores.memory()) {
            assertThat(RunText.digests(run)).isNotEqualTo(RunText.digests(run(edited, empty)));
        }
    }

    private static List<String> computed(Run run) {
        List<String> computed = new ArrayList<>();
        for (String step : RunText.of(run)) {
            if (step.contains(": computed, ")) {
                computed.add(step.replaceFirst(": computed, ", ": "));
            } else {
                assertThat(step).endsWith(": reused, nothing changed");
            }
        }
        return computed;
    }

    private static Run run(SalesProgram program, ArtifactStore into) {
        SalesBuilds.Built built = builds.build(program);
        Run run = Runner.local(into).run(built.pipeline(), built.params());
        assertThat(run.succeeded()).as(String.join("\n", RunText.of(run))).isTrue();
        return run;
    }
}
