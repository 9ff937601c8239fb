package dev.icosian.testing;

import dev.icosian.Plan;
import dev.icosian.internal.Utf8Order;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** A step, and the plan that a failure shows. */
final class PlannedStep implements StepAssert {
    private final PipelineAssert pipeline;
    private final Plan plan;
    private final Plan.StepPlan step;

    PlannedStep(PipelineAssert pipeline, Plan plan, Plan.StepPlan step) {
        this.pipeline = pipeline;
        this.plan = plan;
        this.step = step;
    }

    @Override
    public StepAssert reads(String... nodes) {
        return has("reads", StepTexts.reads(step), nodes);
    }

    @Override
    public StepAssert writes(String... nodes) {
        return has("writes", StepTexts.writes(step), nodes);
    }

    @Override
    public StepAssert contains(String... nodes) {
        Set<String> missing = sorted(Arrays.asList(nodes));
        missing.removeAll(StepTexts.nodes(step));
        if (!missing.isEmpty()) {
            throw failure("lacks " + String.join(", ", missing), ofNodes());
        }
        return this;
    }

    @Override
    public StepAssert containsNot(String... nodes) {
        Set<String> found = sorted(Arrays.asList(nodes));
        found.retainAll(StepTexts.nodes(step));
        if (!found.isEmpty()) {
            throw failure("contains " + String.join(", ", found), ofNodes());
        }
        return this;
    }

    @Override
    public PipelineAssert and() {
        return pipeline;
    }

    private StepAssert has(String verb, Collection<String> actual, String... expected) {
        Set<String> missing = sorted(Arrays.asList(expected));
        missing.removeAll(actual);
        Set<String> more = sorted(actual);
        more.removeAll(Arrays.asList(expected));
        if (missing.isEmpty() && more.isEmpty()) {
            return this;
        }
        StringBuilder differences = new StringBuilder();
        if (!missing.isEmpty()) {
            differences.append("\n  missing: ").append(String.join(", ", missing));
        }
        if (!more.isEmpty()) {
            differences.append("\n  not expected: ").append(String.join(", ", more));
        }
        throw failure(verb + " other nodes than expected" + differences, "");
    }

    private String ofNodes() {
        return "\n  its nodes: " + StepTexts.list(StepTexts.nodes(step));
    }

    private AssertionError failure(String what, String detail) {
        return new AssertionError("step '" + step.name() + "' of pipeline '" + plan.pipeline() + "' " + what + detail
                + "\n" + StepTexts.of(plan));
    }

    private static Set<String> sorted(Collection<String> names) {
        Set<String> sorted = new TreeSet<>(Utf8Order.INSTANCE);
        sorted.addAll(names);
        return sorted;
    }
}
