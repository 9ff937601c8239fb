package dev.icosian.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Materializer;
import dev.icosian.Pipeline;
import dev.icosian.Plan;
import dev.icosian.test.CompiledSources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeComparerTest {
    private static final String SOURCE = """
            package shop.sums;
            public final class Sums {
                public record Row(double net, double tax) {}
                public static double[] rows() { return new double[] {1, 2}; }
                public static double total(double[] rows) { return sum(rows, 0); }
                public static double doubled(double[] rows) { return 2 * sum(rows); }
                public static double bill(double total, double doubled) { return new Row(total, doubled).net(); }
                private static double sum(double[] values, int from) { return values[from]; }
                private static double sum(double[] values) { return values[0]; }
            }
            """;

    @TempDir
    Path folder;

    private Plan plan(String name, String source) throws ClassNotFoundException {
        ClassLoader loader = CompiledSources.compile(
                folder.resolve(name), Map.of("shop.sums.Sums", source), List.of("-parameters", "--release", "17"));
        return Pipeline.named("sums")
                .modules(loader.loadClass("shop.sums.Sums"))
                .outputs("bill")
                .step("read", step -> step.nodes("rows"))
                .step("bill", step -> step.rest())
                .materialize(Materializer.of("rows", 1, double[].class, "a/b", (value, out) -> {}, in -> new double[0]))
                .materialize(Materializer.of("number", 1, Double.class, "a/b", (value, out) -> {}, in -> 0.0))
                .build()
                .plan();
    }

    private List<String> diff(String changed) throws ClassNotFoundException {
        Plan before = plan("before", SOURCE);
        Plan after = plan("after", changed);
        List<String> lines = before.diff(after).lines();
        assertThat(Plan.parse(before.toJson()).diff(Plan.parse(after.toJson())).lines())
                .isEqualTo(lines.stream()
                        .map(line -> line.replaceAll(" \\(used by .*\\)$", ""))
                        .toList());

        return lines.stream()
                .map(line -> line.replaceAll("   [0-9a-f]{12}$", ""))
                .toList();
    }

    @Test
    void aHelperThatChangesIsNamedWithTheNodesWhoseCodeItIs() throws ClassNotFoundException {
        assertThat(diff(SOURCE.replace("return values[0];", "return values[1];")))
                .containsExactly(
                        "  read  unchanged",
                        "~ bill  code of doubled",
                        "code       ~ helper Sums.sum(double[]) (used by doubled)",
                        "consequence: 1 of 2 steps would be computed again; what was made from the earlier plan goes on running",
                        "0 added, 1 changed, 0 removed, 1 unchanged");
    }

    @Test
    void onePlanThatIsNoFileIsEnoughToNameThem() throws ClassNotFoundException {
        Plan before = plan("before", SOURCE);
        Plan after = plan("after", SOURCE.replace("return values[0];", "return values[1];"));

        assertThat(Plan.parse(before.toJson()).diff(after).lines())
                .contains("code       ~ helper Sums.sum(double[]) (used by doubled)");
        assertThat(before.diff(Plan.parse(after.toJson())).lines())
                .contains("code       ~ helper Sums.sum(double[]) (used by doubled)");
    }

    @Test
    void ofManyNodesTheFirstAreNamed() throws ClassNotFoundException {
        String more = SOURCE.replace("    private static double sum(double[] values) {", """
                            public static double e(double[] rows) { return sum(rows); }
                            public static double d(double[] rows, double e) { return sum(rows); }
                            public static double c(double[] rows, double d) { return sum(rows); }
                            public static double b(double[] rows, double c) { return sum(rows); }
                            public static double a(double[] rows, double b) { return sum(rows); }
                            private static double sum(double[] values) {""")
                .replace("bill(double total,", "bill(double total, double a,");
        Plan before = plan("before", more);
        Plan after = plan("after", more.replace("return values[0];", "return values[1];"));

        assertThat(before.diff(after).lines())
                .contains("code       ~ helper Sums.sum(double[]) (used by a, b, c, d, doubled and 1 more)");
    }

    @Test
    void typesComeFirstThenWhatIsNewAndGone() throws ClassNotFoundException {
        assertThat(diff(SOURCE.replace("double net, double tax", "double tax, double net")
                        .replace("return sum(rows, 0)", "return most(rows)")
                        .replace("sum(double[] values, int from)", "most(double[] values)")
                        .replace("values[from]", "values[1]")))
                .containsExactly(
                        "  read  unchanged",
                        "~ bill  code of bill, total",
                        "code       ~ record Sums.Row (used by bill)",
                        "           + helper Sums.most (used by total)",
                        "           - helper Sums.sum(double[], int) (used by total)",
                        "           ~ function Sums.total",
                        "consequence: 1 of 2 steps would be computed again; what was made from the earlier plan goes on running",
                        "0 added, 1 changed, 0 removed, 1 unchanged");
    }

    @Test
    void commentsAreNoCode() throws ClassNotFoundException {
        assertThat(diff(SOURCE.replace("return values[0];", "/* the first */ return values[0];")))
                .isEmpty();
    }

    @Test
    void partsAreInNoDigest() throws ClassNotFoundException {
        PhysicalPlan plan = (PhysicalPlan) plan("before", SOURCE);
        PlanCode code = plan.code();

        assertThat(code).isNotNull();
        assertThat(new PlanCode(
                                new TreeMap<>(code.nodes()),
                                new TreeMap<>(code.extra()),
                                code.roots(),
                                Map::of,
                                Map::of)
                        .digest())
                .isEqualTo(plan.codeDigest());
        assertThat(code.parts()).containsKey("record shop.sums.Sums$Row");
    }
}
