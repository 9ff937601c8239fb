package dev.icosian.cli.internal.text;

import dev.icosian.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An overview of a plan: what it takes, its steps with what they read and write, what comes out. */
public final class PlanText {
    private static final int WIDTH = 100;

    private PlanText() {}

    /** Returns the lines. */
    public static List<String> lines(Plan plan) {
        List<String> lines = new ArrayList<>();
        int nodes = plan.steps().stream().mapToInt(step -> step.nodes().size()).sum();
        lines.add("plan " + Amounts.shortDigest(plan.digest()) + " of " + plan.pipeline() + ": "
                + Amounts.count(plan.steps().size(), "step") + ", " + Amounts.count(nodes, "node"));
        addConfig(lines, plan.config());
        addParams(lines, plan.params());
        plan.steps().forEach(step -> addStep(lines, step));
        if (!plan.ephemeral().isEmpty()) {
            lines.add("");
            addNames(
                    lines,
                    "ephemeral  ",
                    plan.ephemeral().stream().map(Plan.NodePlan::name).toList());
        }
        lines.add("");
        addNames(lines, "outputs  ", plan.outputs());
        for (Plan.Publication publication : plan.publications()) {
            lines.add("publishes  " + publication.node() + " to "
                    + publication.to().template() + " as " + publication.sink() + " v" + publication.version());
        }
        return lines;
    }

    private static void addConfig(List<String> lines, Map<String, Object> config) {
        if (!config.isEmpty()) {
            lines.add("config   "
                    + config.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining(", ")));
        }
    }

    private static void addParams(List<String> lines, List<Plan.Param> params) {
        List<List<String>> rows = new ArrayList<>();
        for (Plan.Param param : params) {
            String otherwise = param.defaultJson() == null
                    ? (param.required() ? "required" : "optional")
                    : "default " + param.defaultJson();
            rows.add(List.of(rows.isEmpty() ? "params " : "", param.name(), TypeNames.simple(param.type()), otherwise));
        }
        lines.addAll(Table.lines(rows, "  "));
    }

    private static void addStep(List<String> lines, Plan.StepPlan step) {
        lines.add("");
        lines.add("step " + step.name() + (step.after().isEmpty() ? "" : ", after " + String.join(", ", step.after())));
        addNames(
                lines,
                "  nodes   ",
                step.nodes().stream().map(Plan.NodePlan::name).toList());
        addNames(
                lines,
                "  reads   ",
                step.inputs().stream()
                        .map(input -> input.node() + " (" + input.from() + ")")
                        .toList());
        List<List<String>> rows = new ArrayList<>();
        for (Plan.Output output : step.outputs()) {
            String options = output.options().isEmpty() ? "" : " " + output.options();
            rows.add(List.of(
                    rows.isEmpty() ? "  writes" : "",
                    output.node(),
                    TypeNames.simple(output.type()),
                    output.materializer() + " v" + output.version() + options));
        }
        lines.addAll(Table.lines(rows, "  "));
        if (step.policy().attempts() > 1) {
            lines.add("  policy  at most " + step.policy().attempts() + " attempts");
        }
    }

    private static void addNames(List<String> lines, String label, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        String indent = label;
        for (String line : Wrap.lines(String.join(", ", names), WIDTH - label.length())) {
            lines.add(indent + line);
            indent = " ".repeat(label.length());
        }
    }
}
