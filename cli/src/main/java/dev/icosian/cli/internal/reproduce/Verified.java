package dev.icosian.cli.internal.reproduce;

import dev.icosian.Problem;
import dev.icosian.cli.internal.reproduce.Verification.Difference;
import dev.icosian.cli.internal.reproduce.Verification.State;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.cli.internal.text.ProblemText;
import dev.icosian.cli.internal.text.Table;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.json.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a verification has found. Immutable.
 *
 * @param regrouped whether every unit was a step of its own
 * @param steps in the order of the plan
 * @param byGrouping nodes with another value in the declared steps than in steps per unit, in topological order
 * @param failures of the first time: then nothing was compared
 */
public record Verified(
        Compilation compilation,
        boolean regrouped,
        List<Verification> steps,
        List<Difference> byGrouping,
        List<Problem> failures) {
    private static final int FORMAT = 1;

    /** Copies the lists. */
    public Verified {
        steps = List.copyOf(steps);
        byGrouping = List.copyOf(byGrouping);
        failures = List.copyOf(failures);
    }

    static Verified failed(Compilation compilation, List<Problem> failures) {
        return new Verified(compilation, false, List.of(), List.of(), failures);
    }

    /** Returns whether all is reproducible, but for what is declared not to be. */
    public boolean isReproducible() {
        return failures.isEmpty() && byGrouping.isEmpty() && steps.stream().noneMatch(Verification::isBad);
    }

    /** Returns the report: a line per step, what differs, and whether all is reproducible. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Verification step : steps) {
            addRows(rows, step);
        }
        for (Difference difference : byGrouping) {
            rows.add(List.of(
                    difference.node(), "differs", made(difference) + "in the declared steps: " + difference.what()));
        }
        lines.addAll(Table.lines(rows, "  "));
        long bad = steps.stream().filter(Verification::isBad).count() + byGrouping.size();
        String counted = Amounts.count(steps.size(), regrouped ? "function" : "step");
        if (bad == 0) {
            lines.add("reproducible: " + counted + (regrouped ? ", alone and in the declared steps" : ""));
            return lines;
        }
        lines.add(
                "  a function depends on more than its inputs: on the time, on random numbers, on threads, on the order"
                        + " of a set or map; or it changes its inputs");
        if (!regrouped && steps.stream().anyMatch(step -> step.state() == State.DIFFERS && isOfSeveral(step))) {
            lines.add("  find out which one: verify --regroup");
        }
        lines.add("not reproducible: " + bad + " of " + counted);
        return lines;
    }

    private boolean isOfSeveral(Verification step) {
        return compilation.step(step.step()).plan().nodes().size() > 1;
    }

    private static void addRows(List<List<String>> rows, Verification step) {
        Problem failure = step.failure();
        if (failure != null) {
            rows.add(List.of(step.step(), "failed", "the second time: [" + failure.code() + "] " + failure.message()));
            return;
        }
        if (step.nodes().isEmpty()) {
            rows.add(List.of(step.step(), "same", ""));
            return;
        }
        String label = step.step();
        String state = step.state() == State.DECLARED ? "differs, as declared" : "differs";
        for (Difference difference : step.nodes()) {
            rows.add(List.of(label, state, made(difference) + difference.what()));
            label = "";
            state = "";
        }
    }

    /** Returns {@code model (Training.model): }. */
    private static String made(Difference difference) {
        String function = difference.function();
        String simple = function.substring(Math.max(function.lastIndexOf('.'), function.lastIndexOf('$')) + 1)
                .replace('#', '.');
        return difference.node() + (simple.isEmpty() ? "" : " (" + simple + ")") + ": ";
    }

    /** Returns one JSON object. */
    public String json() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("formatVersion", FORMAT);
        tree.put("pipeline", compilation.plan().pipeline());
        tree.put("plan", compilation.plan().digest());
        tree.put("regrouped", regrouped);
        tree.put("reproducible", isReproducible());
        tree.put("steps", steps.stream().map(Verified::tree).toList());
        tree.put("byGrouping", byGrouping.stream().map(Verified::tree).toList());
        tree.put("problems", failures.stream().map(ProblemText::tree).toList());
        return CanonicalJson.valueText(tree);
    }

    private static Map<String, @Nullable Object> tree(Verification step) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        Problem failure = step.failure();
        tree.put("step", step.step());
        tree.put("state", step.state().text());
        tree.put("nodes", step.nodes().stream().map(Verified::tree).toList());
        tree.put("failure", failure == null ? null : ProblemText.tree(failure));
        return tree;
    }

    private static Map<String, @Nullable Object> tree(Difference difference) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("node", difference.node());
        tree.put("function", difference.function());
        tree.put("first", digest(difference.first()));
        tree.put("second", digest(difference.second()));
        tree.put("difference", difference.what());
        return tree;
    }

    private static @Nullable String digest(@Nullable String sha256) {
        return sha256 == null ? null : "sha256:" + sha256;
    }
}
