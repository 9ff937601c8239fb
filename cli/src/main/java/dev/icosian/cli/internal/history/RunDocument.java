package dev.icosian.cli.internal.history;

import dev.icosian.Problem;
import dev.icosian.StepOutcome.CheckOutcome;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.cli.internal.text.ProblemText;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RunRecord;
import dev.icosian.runtime.internal.record.StoredOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run as a JSON object. */
public final class RunDocument {
    private static final int FORMAT = 1;

    private RunDocument() {}

    /** Returns the object. */
    public static String of(RunView view, List<RunView.Step> steps) {
        RunRecord record = view.run().record();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("formatVersion", FORMAT);
        tree.put("runId", record.runId());
        tree.put("pipeline", record.pipeline());
        tree.put("state", view.outcome().text());
        tree.put("startedAt", record.startedAt().toString());
        tree.put("ms", view.run().took().toMillis());
        tree.put("plan", record.digest());
        Compilation present = view.plan();
        tree.put("presentPlan", present == null ? null : present.plan().digest());
        tree.put("params", record.parameters());
        tree.put("config", record.config());
        tree.put("origin", record.origin());
        tree.put("steps", steps.stream().map(RunDocument::step).toList());
        return CanonicalJson.valueText(tree);
    }

    private static Map<String, @Nullable Object> step(RunView.Step step) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        Pin pin = step.pin();
        Manifest manifest = step.manifest();
        tree.put("step", step.name());
        tree.put("state", step.state());
        tree.put("staleInputs", step.stale());
        tree.put("key", pin == null ? null : pin.key());
        tree.put(
                "reasons",
                pin == null
                        ? List.of()
                        : pin.reasons().stream().map(RunDocument::reason).toList());
        tree.put(
                "attempts",
                pin == null
                        ? List.of()
                        : pin.attempts().stream().map(RunDocument::attempt).toList());
        tree.put("nodes", pin == null ? Map.of() : pin.nodes());
        tree.put(
                "publications",
                pin == null
                        ? List.of()
                        : pin.publications().stream()
                                .map(published ->
                                        Map.of("to", published.to(), "sha256", "sha256:" + published.sha256()))
                                .toList());
        tree.put(
                "checks",
                manifest == null
                        ? List.of()
                        : manifest.checks().stream().map(RunDocument::check).toList());
        tree.put(
                "artifacts",
                manifest == null
                        ? List.of()
                        : manifest.outputs().stream().map(RunDocument::artifact).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> reason(Reason reason) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("code", reason.code());
        tree.put("subject", reason.subject());
        tree.put("text", reason.toString());
        tree.put("before", reason.before());
        tree.put("after", reason.after());
        return tree;
    }

    private static Map<String, @Nullable Object> attempt(Pin.Attempt attempt) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        Problem failure = attempt.failure();
        tree.put("n", attempt.n());
        tree.put("target", attempt.target());
        tree.put("startedAt", attempt.startedAt().toString());
        tree.put("endedAt", attempt.endedAt().toString());
        tree.put("failure", failure == null ? null : ProblemText.tree(failure));
        return tree;
    }

    private static Map<String, @Nullable Object> check(CheckOutcome check) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("node", check.node());
        tree.put("check", check.check());
        tree.put("importance", check.importance().name().toLowerCase(Locale.ROOT));
        tree.put("passed", check.result().passed());
        tree.put("message", check.result().message());
        tree.put("failing", check.result().failing());
        return tree;
    }

    /** Returns a stored value, without the value, as an object. */
    static Map<String, @Nullable Object> artifact(StoredOutput output) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        StoredOutput.Bytes bytes = output.bytes();
        tree.put("node", output.node());
        tree.put("type", output.type());
        tree.put(
                "materializer",
                output.materializer().id() + " v" + output.materializer().version());
        tree.put("mediaType", bytes == null ? null : bytes.mediaType());
        tree.put("size", bytes == null ? null : bytes.size());
        tree.put("sha256", bytes == null ? null : "sha256:" + bytes.sha256());
        return tree;
    }
}
