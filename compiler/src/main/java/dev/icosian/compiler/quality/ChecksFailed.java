package dev.icosian.compiler.quality;

import dev.icosian.Importance;
import dev.icosian.StepOutcome.CheckOutcome;
import java.util.List;
import java.util.stream.Collectors;

/** At least one check of a node failed that must not: {@code Check/Failed}, permanent. */
public final class ChecksFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String node;
    private final transient List<CheckOutcome> outcomes;

    /** Takes the outcomes of all checks of the node, good ones and warnings too. */
    public ChecksFailed(String node, List<CheckOutcome> outcomes) {
        super(text(node, outcomes));
        this.node = node;
        this.outcomes = List.copyOf(outcomes);
    }

    /** Returns the node that was checked. */
    public String node() {
        return node;
    }

    /** Returns the outcomes of all its checks. */
    public List<CheckOutcome> outcomes() {
        return outcomes;
    }

    /** Returns whether an outcome ends the step. */
    static boolean isFatal(CheckOutcome outcome) {
        return outcome.importance() == Importance.FAIL && !outcome.result().passed();
    }

    private static String text(String node, List<CheckOutcome> outcomes) {
        List<CheckOutcome> fatal =
                outcomes.stream().filter(ChecksFailed::isFatal).toList();
        if (fatal.size() == 1) {
            CheckOutcome only = fatal.get(0);
            return "check '" + only.check() + "' of '" + node + "' failed: "
                    + only.result().message();
        }
        return fatal.stream()
                .map(outcome ->
                        "\n  " + outcome.check() + ": " + outcome.result().message())
                .collect(Collectors.joining("", fatal.size() + " checks of '" + node + "' failed:", ""));
    }
}
