package dev.icosian.cli.internal.history;

import dev.icosian.StepOutcome.Reason;
import dev.icosian.cli.internal.progress.RunJson;
import dev.icosian.cli.internal.progress.StepLines;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.cli.internal.text.Table;
import dev.icosian.cli.internal.text.Times;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.runtime.internal.record.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What differs between two runs, for people and as JSON. */
public final class RunDiffReport {
    private static final int FORMAT = 1;

    private RunDiffReport() {}

    /** Returns the lines: the runs, what they were given, their steps, then where the difference begins. */
    public static List<String> lines(RunDiff diff) {
        List<List<String>> head = new ArrayList<>();
        head.add(run("before", diff.before()));
        head.add(run("after", diff.after()));
        List<String> lines = new ArrayList<>(Table.lines(head, "  "));
        for (RunDiff.Given given : diff.given()) {
            lines.add(
                    given.what() + " " + given.name() + ": " + orNone(given.before()) + " → " + orNone(given.after()));
        }
        lines.add("");
        int width = diff.steps().stream()
                .mapToInt(step -> step.step().length())
                .max()
                .orElse(0);
        for (RunDiff.Step step : diff.steps()) {
            addStep(lines, step, width);
        }
        RunDiff.Step first = diff.first();
        lines.add(
                first == null
                        ? "the results are the same"
                        : "they differ from " + start(first) + " on" + because(first));
        return lines;
    }

    private static String start(RunDiff.Step first) {
        String step = "step " + first.step();
        return first.values().isEmpty() ? step : "node " + first.values().get(0).node() + " of " + step;
    }

    private static List<String> run(String label, RunRecord run) {
        return List.of(
                label,
                run.runId(),
                "of " + run.pipeline(),
                Times.utc(run.startedAt()) + " UTC",
                "plan " + Amounts.shortDigest(run.digest()));
    }

    private static void addStep(List<String> lines, RunDiff.Step step, int width) {
        String name = step.step() + " ".repeat(width - step.step().length());
        String indent = " ".repeat(width + 4);
        lines.add((step.isDifference() ? "~ " : "  ") + name + "  " + text(step) + because(step));
        step.reasons().stream().skip(1).map(RunDiffReport::and).forEach(line -> lines.add(indent + line));
        for (RunDiff.Value value : step.values()) {
            lines.add(indent + value.node() + "  " + digest(value.before()) + " → " + digest(value.after()));
            value.places().forEach(place -> lines.add(indent + "  " + place));
        }
    }

    private static String text(RunDiff.Step step) {
        return switch (step.kind()) {
            case OTHER_STATE -> step.before() + " → " + step.after();
            case NOT_REPRODUCED -> "other results, made from the same: its functions are not reproducible";
            case SAME ->
                step.before().equals("failed") || step.before().equals("skipped")
                        ? step.before() + " in both"
                        : step.kind().text();
            default -> step.kind().text();
        };
    }

    private static String because(RunDiff.Step step) {
        if (step.reasons().isEmpty()) {
            return step.kind() == RunDiff.Kind.OTHER_RESULTS ? ", its manifest is missing or damaged" : "";
        }
        String because = StepLines.because(List.of(step.reasons().get(0)));
        return step.kind() == RunDiff.Kind.SAME_RESULTS ? because.replaceFirst("because", "although") : because;
    }

    private static String and(Reason reason) {
        return "and" + StepLines.because(List.of(reason)).substring(1);
    }

    private static String orNone(@Nullable String value) {
        return value == null ? "none" : value;
    }

    private static String digest(@Nullable String digest) {
        return digest == null ? "none" : "sha256:" + Amounts.shortDigest(digest);
    }

    /** Returns one JSON object. */
    public static String json(RunDiff diff) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        RunDiff.Step first = diff.first();
        tree.put("formatVersion", FORMAT);
        tree.put("same", diff.isSame());
        tree.put("first", first == null ? null : first.step());
        tree.put("before", tree(diff.before()));
        tree.put("after", tree(diff.after()));
        tree.put("given", diff.given().stream().map(RunDiffReport::tree).toList());
        tree.put("steps", diff.steps().stream().map(RunDiffReport::tree).toList());
        return CanonicalJson.valueText(tree);
    }

    private static Map<String, @Nullable Object> tree(RunRecord run) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("runId", run.runId());
        tree.put("pipeline", run.pipeline());
        tree.put("startedAt", run.startedAt().toString());
        tree.put("plan", run.digest());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(RunDiff.Given given) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("what", given.what());
        tree.put("name", given.name());
        tree.put("before", given.before());
        tree.put("after", given.after());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(RunDiff.Step step) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("step", step.step());
        tree.put("change", step.kind().name().toLowerCase(Locale.ROOT));
        tree.put("before", step.before());
        tree.put("after", step.after());
        tree.put("reasons", step.reasons().stream().map(RunJson::reason).toList());
        tree.put("values", step.values().stream().map(RunDiffReport::tree).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(RunDiff.Value value) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("node", value.node());
        tree.put("before", value.before() == null ? null : "sha256:" + value.before());
        tree.put("after", value.after() == null ? null : "sha256:" + value.after());
        tree.put("places", value.places());
        return tree;
    }
}
