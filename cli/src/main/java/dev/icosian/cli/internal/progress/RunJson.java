package dev.icosian.cli.internal.progress;

import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.StepOutcome;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.cli.internal.text.ProblemText;
import dev.icosian.compiler.json.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A run as one JSON object. */
public final class RunJson {
    private static final int FORMAT = 1;

    private RunJson() {}

    /**
     * Returns the object.
     *
     * @param outputs names whose digests are the results
     */
    public static String of(
            String runId,
            Plan plan,
            String store,
            List<StepOutcome> outcomes,
            boolean succeeded,
            List<String> outputs) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("formatVersion", FORMAT);
        tree.put("runId", runId);
        tree.put("pipeline", plan.pipeline());
        tree.put("plan", plan.digest());
        tree.put("store", store);
        tree.put("succeeded", succeeded);
        tree.put("steps", outcomes.stream().map(RunJson::step).toList());
        Map<String, @Nullable Object> results = new TreeMap<>();
        for (StepOutcome outcome : outcomes) {
            outcome.digests().forEach((node, digest) -> {
                if (outputs.contains(node)) {
                    results.put(node, digest == null ? null : "sha256:" + digest);
                }
            });
        }
        tree.put("results", results);
        List<Map<String, @Nullable Object>> problems = outcomes.stream()
                .map(StepOutcome::failure)
                .filter(failure -> failure != null)
                .map(RunJson::problem)
                .toList();
        tree.put("problems", problems);
        return CanonicalJson.valueText(tree);
    }

    private static Map<String, @Nullable Object> problem(@Nullable Problem problem) {
        return problem == null ? Map.of() : ProblemText.tree(problem);
    }

    private static Map<String, @Nullable Object> step(StepOutcome outcome) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("step", outcome.step());
        tree.put("state", outcome.state().name().toLowerCase(Locale.ROOT));
        tree.put("reused", outcome.reused());
        tree.put("reasons", outcome.reasons().stream().map(RunJson::reason).toList());
        Map<String, @Nullable Object> digests = new TreeMap<>();
        outcome.digests().forEach((node, digest) -> digests.put(node, digest == null ? null : "sha256:" + digest));
        tree.put("digests", digests);
        tree.put("ms", outcome.time().toMillis());
        tree.put("warnings", StepLines.warnings(outcome));
        return tree;
    }

    /** Returns a reason as an object of JSON. */
    public static Map<String, @Nullable Object> reason(Reason reason) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("code", reason.code());
        tree.put("subject", reason.subject());
        tree.put("text", reason.toString());
        if (reason.before() != null) {
            tree.put("before", reason.before());
        }
        if (reason.after() != null) {
            tree.put("after", reason.after());
        }
        return tree;
    }
}
