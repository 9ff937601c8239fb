package dev.icosian.cli.internal.progress;

import dev.icosian.Importance;
import dev.icosian.Problem;
import dev.icosian.StepOutcome;
import dev.icosian.StepOutcome.CheckOutcome;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.cli.internal.text.Amounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The lines about steps. Verbs are fixed: reused, computed, failed, skipped, running, started. */
public final class StepLines {
    private static final int SHOWN_SKIPS = 5;

    /** Reasons whose text is no clause. */
    private static final Set<String> NO_CLAUSE = Set.of("Compute/NoEarlierResult", "Compute/Asked");

    private StepLines() {}

    /** Returns {@code , because helper Features.zscore changed}; empty without reasons. */
    public static String because(List<Reason> reasons) {
        if (reasons.isEmpty()) {
            return "";
        }
        Reason first = reasons.get(0);
        String more = reasons.size() == 1 ? "" : " (and " + Amounts.count(reasons.size() - 1, "more reason") + ")";
        return (NO_CLAUSE.contains(first.code()) ? ", " : ", because ") + first + more;
    }

    /** Returns the line of a step that starts to compute. */
    static String started(String step, List<Reason> reasons, int attempt) {
        return step + ": started" + (attempt > 1 ? " again, attempt " + attempt : "") + because(reasons);
    }

    /** Returns the line of a step that has ended, but for a skipped one. */
    static String finished(StepOutcome outcome) {
        String time = Amounts.duration(outcome.time());
        return switch (outcome.state()) {
            case COMMITTED ->
                outcome.reused()
                        ? outcome.step() + ": reused" + all(outcome.reasons())
                        : outcome.step() + ": computed in " + time + because(outcome.reasons());
            case FAILED -> outcome.step() + (isCancelled(outcome) ? ": stopped after " : ": failed after ") + time;
            case SKIPPED -> outcome.step() + ": skipped" + plain(outcome.reasons());
        };
    }

    /** Returns whether a step was stopped from outside. */
    static boolean isCancelled(StepOutcome outcome) {
        Problem failure = outcome.failure();
        return failure != null && failure.code().equals("Run/Cancelled");
    }

    private static String all(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> "; " + reason)
                .collect(Collectors.joining())
                .replaceFirst("^;", ",");
    }

    private static String plain(List<Reason> reasons) {
        return reasons.isEmpty() ? "" : ", " + reasons.get(0);
    }

    /** Returns one line per reason to skip, with all steps that have it. */
    static List<String> skipped(List<StepOutcome> outcomes) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (StepOutcome outcome : outcomes) {
            if (outcome.state() == StepOutcome.State.SKIPPED) {
                byReason.computeIfAbsent(plain(outcome.reasons()), reason -> new ArrayList<>())
                        .add(outcome.step());
            }
        }
        List<String> lines = new ArrayList<>();
        byReason.forEach((reason, steps) -> {
            List<String> shown = steps.subList(0, Math.min(SHOWN_SKIPS, steps.size()));
            String more = steps.size() > SHOWN_SKIPS ? " and " + (steps.size() - SHOWN_SKIPS) + " more" : "";
            lines.add(String.join(", ", shown) + more + ": skipped" + reason);
        });
        return lines;
    }

    /** Returns the lines of checks that did not pass and do not stop the run. */
    static List<String> warnings(StepOutcome outcome) {
        return outcome.checks().stream()
                .filter(StepLines::isWarning)
                .map(check -> "warning [Check/" + check.check() + "] " + check.node() + ": "
                        + check.result().message())
                .toList();
    }

    static boolean isWarning(CheckOutcome check) {
        return check.importance() == Importance.WARN && !check.result().passed();
    }
}
