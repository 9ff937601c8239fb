package dev.icosian.compiler.plan;

import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.internal.Utf8Order;
import java.util.List;
import java.util.function.Function;

/** Checks the order of names in a plan that was read: one structure, one text. */
final class PlanOrder {
    private final List<Problem> problems;

    private PlanOrder(List<Problem> problems) {
        this.problems = problems;
    }

    static void check(Structure structure, List<Problem> problems) {
        PlanOrder order = new PlanOrder(problems);
        order.check("structure.params", structure.params(), Plan.Param::name);
        order.check("structure.outputs", structure.outputs(), Function.identity());
        order.check("structure.ephemeral", structure.ephemeral(), PlanNode::name);
        for (int i = 0; i < structure.steps().size(); i++) {
            PlanStep step = structure.steps().get(i);
            String path = "structure.steps[" + i + "].";
            order.check(path + "after", step.after(), Function.identity());
            order.check(path + "inputs", step.inputs(), Plan.Input::node);
            order.check(path + "nodes", step.nodes(), PlanNode::name);
            order.check(path + "outputs", step.outputs(), Plan.Output::node);
        }
    }

    private <T> void check(String path, List<T> items, Function<T, String> name) {
        for (int i = 1; i < items.size(); i++) {
            String before = name.apply(items.get(i - 1));
            String after = name.apply(items.get(i));
            if (Utf8Order.INSTANCE.compare(before, after) >= 0) {
                problems.add(new Problem(
                        "Plan/Malformed",
                        path + " is not sorted by name, or has '" + after + "' twice",
                        null,
                        PlanReader.WRITE_AGAIN));
                return;
            }
        }
    }
}
