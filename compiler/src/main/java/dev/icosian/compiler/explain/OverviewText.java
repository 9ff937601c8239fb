package dev.icosian.compiler.explain;

import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.graph.ConfigSpec;
import java.util.ArrayList;
import java.util.List;

/** Explains a pipeline as a whole. */
final class OverviewText {
    private OverviewText() {}

    static Explanation of(Compilation compilation) {
        Plan plan = compilation.plan();
        int nodes = plan.steps().stream().mapToInt(step -> step.nodes().size()).sum();
        Entries entries = new Entries()
                .lines("steps", steps(plan))
                .parts("results", plan.outputs(), ", ")
                .lines(
                        "params",
                        compilation.dataflow().params().values().stream()
                                .map(param ->
                                        param.name() + ": " + Words.type(param.type()) + ", " + BindText.given(param))
                                .toList())
                .parts("config", config(compilation), " · ")
                .parts(
                        "ephemeral",
                        plan.ephemeral().stream().map(Plan.NodePlan::name).toList(),
                        ", ")
                .line("plan", plan.digest())
                .line("shape", plan.shape())
                .line("code", plan.codeDigest())
                .lines(
                        "warnings",
                        plan.warnings().stream().map(Problem::message).toList());
        String title =
                plan.pipeline() + ": " + Words.count(plan.steps().size(), "step") + ", " + Words.count(nodes, "node");
        return new Explanation("pipeline", title, "", entries.asList());
    }

    private static List<String> steps(Plan plan) {
        List<String> lines = new ArrayList<>();
        for (Plan.StepPlan step : plan.steps()) {
            String after = step.after().isEmpty() ? "" : ", after " + String.join(", ", step.after());
            lines.add(step.name() + ": " + Words.count(step.nodes().size(), "node") + after + "; stores "
                    + String.join(
                            ", ", step.outputs().stream().map(Plan.Output::node).toList()));
        }
        return lines;
    }

    private static List<String> config(Compilation compilation) {
        List<String> parts = new ArrayList<>();
        for (ConfigSpec key : compilation.dataflow().config().values()) {
            Object value = key.value();
            parts.add(key.name() + " = " + (value == null ? "none" : BindText.value(key.type(), value)));
        }
        return parts;
    }
}
