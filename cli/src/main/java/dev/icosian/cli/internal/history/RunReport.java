package dev.icosian.cli.internal.history;

import dev.icosian.Importance;
import dev.icosian.Problem;
import dev.icosian.StepOutcome.CheckOutcome;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.cli.internal.text.ProblemText;
import dev.icosian.cli.internal.text.Table;
import dev.icosian.cli.internal.text.Times;
import dev.icosian.cli.internal.text.TypeNames;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.Pin.Attempt;
import dev.icosian.runtime.internal.record.RunRecord;
import dev.icosian.runtime.internal.record.StoredOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run for people: its steps with reasons, what failed, checks, artifacts. */
public final class RunReport {
    private final RunView view;
    private final List<RunView.Step> steps;
    private final List<String> lines = new ArrayList<>();

    private RunReport(RunView view, List<RunView.Step> steps) {
        this.view = view;
        this.steps = steps;
    }

    /**
     * Returns the lines.
     *
     * @param commands what to do next, by description
     */
    public static List<String> lines(RunView view, List<RunView.Step> steps, Map<String, String> commands) {
        RunReport report = new RunReport(view, steps);
        report.addHead();
        report.addSteps();
        report.addAttempts();
        report.addFailures();
        report.addChecks();
        report.addArtifacts();
        if (!commands.isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            commands.forEach((what, command) -> rows.add(List.of(what, command)));
            report.lines.add("");
            report.lines.addAll(Table.lines(rows, "  "));
        }
        return report.lines;
    }

    private void addHead() {
        RunRecord record = view.run().record();
        lines.add("run " + record.runId() + " of " + record.pipeline() + ": "
                + view.outcome().text());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "started",
                Times.utc(record.startedAt()) + " UTC, took "
                        + Amounts.duration(view.run().took())));
        rows.add(List.of("plan", plan(record)));
        addValues(rows, "params", record.parameters());
        addValues(rows, "config", record.config());
        addValues(rows, "origin", record.origin());
        lines.addAll(Table.lines(rows, "  "));
    }

    private String plan(RunRecord record) {
        String digest = "plan " + Amounts.shortDigest(record.digest());
        Compilation present = view.plan();
        if (present == null) {
            return digest + ", which this program cannot make";
        }
        if (present.plan().digest().equals(record.digest())) {
            return digest + ", as this program has it";
        }
        return digest + "; this program has plan "
                + Amounts.shortDigest(present.plan().digest());
    }

    private static void addValues(
            List<List<String>> rows, String label, Map<String, ? extends @Nullable Object> values) {
        String first = label;
        for (Map.Entry<String, ? extends @Nullable Object> entry : values.entrySet()) {
            rows.add(List.of(first, entry.getKey() + " = " + CanonicalJson.valueText(entry.getValue())));
            first = "";
        }
    }

    private void addSteps() {
        List<List<String>> rows = new ArrayList<>();
        for (RunView.Step step : steps) {
            List<String> notes = notes(step);
            rows.add(List.of(step.name(), step.state(), time(step.pin()), notes.isEmpty() ? "" : notes.get(0)));
            notes.stream().skip(1).forEach(note -> rows.add(List.of("", "", "", note)));
        }
        if (!rows.isEmpty()) {
            lines.add("");
            lines.addAll(Table.lines(rows, "  "));
        }
    }

    private static List<String> notes(RunView.Step step) {
        List<String> notes = new ArrayList<>();
        step.stale().forEach(input -> notes.add("input " + input + " is another one now"));
        Pin pin = step.pin();
        if (pin != null) {
            pin.reasons().stream().map(Reason::toString).forEach(notes::add);
            pin.publications().forEach(published -> notes.add("published " + published.to()));
        }
        if (pin != null && pin.manifest() != null && step.manifest() == null) {
            notes.add("its manifest is missing or damaged");
        }
        return notes;
    }

    private static String time(@Nullable Pin pin) {
        if (pin == null || pin.attempts().isEmpty()) {
            return "";
        }
        Duration time = Duration.ZERO;
        for (Attempt attempt : pin.attempts()) {
            time = time.plus(Duration.between(attempt.startedAt(), attempt.endedAt()));
        }
        return Amounts.duration(time);
    }

    /** Attempts of a step that needed more than one. */
    private void addAttempts() {
        List<List<String>> rows = new ArrayList<>();
        for (RunView.Step step : steps) {
            Pin pin = step.pin();
            if (pin == null || pin.attempts().size() < 2) {
                continue;
            }
            for (Attempt attempt : pin.attempts()) {
                Problem failure = attempt.failure();
                rows.add(List.of(
                        rows.isEmpty() ? "attempts" : "",
                        step.name(),
                        attempt.n() + " on " + attempt.target(),
                        Times.utc(attempt.startedAt()),
                        Amounts.duration(Duration.between(attempt.startedAt(), attempt.endedAt())),
                        failure == null ? "succeeded" : "failed: [" + failure.code() + "] " + firstLine(failure)));
            }
        }
        if (!rows.isEmpty()) {
            lines.add("");
            lines.addAll(Table.lines(rows, "  "));
        }
    }

    private static String firstLine(Problem failure) {
        return failure.message().lines().findFirst().orElse("");
    }

    private void addFailures() {
        for (RunView.Step step : steps) {
            Problem failure = failure(step.pin());
            if (failure != null) {
                lines.add("");
                ProblemText.error(failure).lines().forEach(lines::add);
            }
        }
    }

    /** Returns why the last attempt of a step failed; null if it did not. */
    static @Nullable Problem failure(@Nullable Pin pin) {
        return pin == null || pin.attempts().isEmpty()
                ? null
                : pin.attempts().get(pin.attempts().size() - 1).failure();
    }

    private void addChecks() {
        List<List<String>> rows = new ArrayList<>();
        for (RunView.Step step : steps) {
            Manifest manifest = step.manifest();
            if (manifest == null) {
                continue;
            }
            for (CheckOutcome check : manifest.checks()) {
                boolean passed = check.result().passed();
                String bad = check.importance() == Importance.WARN ? "warning" : "failed";
                rows.add(List.of(
                        rows.isEmpty() ? "checks" : "",
                        check.node(),
                        check.check(),
                        passed ? "passed" : bad,
                        passed ? "" : check.result().message()));
            }
        }
        if (!rows.isEmpty()) {
            lines.add("");
            lines.addAll(Table.lines(rows, "  "));
        }
    }

    private void addArtifacts() {
        List<List<String>> rows = new ArrayList<>();
        for (RunView.Step step : steps) {
            Manifest manifest = step.manifest();
            if (manifest == null) {
                continue;
            }
            for (StoredOutput output : manifest.outputs()) {
                rows.add(List.of(
                        rows.isEmpty() ? "artifacts" : "",
                        output.node(),
                        TypeNames.simple(output.type()),
                        size(output),
                        digest(output)));
            }
        }
        if (!rows.isEmpty()) {
            lines.add("");
            lines.addAll(Table.lines(rows, "  "));
        }
    }

    /** Returns the size of a stored value in words. */
    static String size(StoredOutput output) {
        StoredOutput.Bytes bytes = output.bytes();
        return bytes == null ? "null" : Amounts.size(bytes.size());
    }

    /** Returns the digest of a stored value, shortened; empty for null. */
    static String digest(StoredOutput output) {
        String sha256 = output.sha256();
        return sha256 == null ? "" : "sha256:" + Amounts.shortDigest(sha256);
    }

    /** Returns the nodes that the steps have stored. */
    public static List<String> stored(List<RunView.Step> steps) {
        return steps.stream()
                .map(RunView.Step::manifest)
                .filter(manifest -> manifest != null)
                .flatMap(manifest -> manifest.outputs().stream())
                .map(StoredOutput::node)
                .collect(Collectors.toList());
    }
}
