package dev.icosian.compiler.plan;

import dev.icosian.Plan;
import java.util.List;

/** A step as planned; its members by name. */
record PlanStep(
        String name,
        List<String> after,
        List<Plan.Input> inputs,
        List<PlanNode> nodes,
        List<Plan.Output> outputs,
        Plan.Policy policy) {
    /** The only kind of steps that there is for now. */
    static final String KIND = "nodes";

    PlanStep {
        after = List.copyOf(after);
        inputs = List.copyOf(inputs);
        nodes = List.copyOf(nodes);
        outputs = List.copyOf(outputs);
    }

    Plan.StepPlan asPublic() {
        return new Plan.StepPlan(
                name, after, inputs, nodes.stream().map(PlanNode::asPublic).toList(), outputs, policy);
    }
}
