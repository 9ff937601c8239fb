package dev.icosian.testing;

import dev.icosian.Plan;
import java.util.Collection;
import java.util.List;

/** The steps of a plan, with what they read and write, as a failure shows them. */
final class StepTexts {
    private StepTexts() {}

    static String of(Plan plan) {
        StringBuilder text = new StringBuilder("steps of '" + plan.pipeline() + "':");
        for (Plan.StepPlan step : plan.steps()) {
            text.append("\n  ").append(step.name());
            text.append("\n    reads  ").append(list(reads(step)));
            text.append("\n    writes ").append(list(writes(step)));
        }
        return text.toString();
    }

    /** Returns the values that come from other steps. */
    static List<String> reads(Plan.StepPlan step) {
        return step.inputs().stream()
                .filter(input -> !input.from().equals("param") && !input.from().equals("config"))
                .map(Plan.Input::node)
                .toList();
    }

    static List<String> writes(Plan.StepPlan step) {
        return step.outputs().stream().map(Plan.Output::node).toList();
    }

    static List<String> nodes(Plan.StepPlan step) {
        return step.nodes().stream().map(Plan.NodePlan::name).toList();
    }

    static String list(Collection<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }
}
