package dev.icosian.runtime.internal.local;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.NearNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Chooses the steps of a run: whole steps always, or full runs could not reuse what a partial one computed. */
public final class StepSelection {
    private StepSelection() {}

    /** Returns the steps of some nodes and all that these steps need, in the plan's order; all steps if none is said. */
    public static List<CompiledStep> upTo(Compilation compilation, Set<String> nodes) {
        if (nodes.isEmpty()) {
            return compilation.steps();
        }
        Map<String, String> stepsByNode = new LinkedHashMap<>();
        for (CompiledStep step : compilation.steps()) {
            for (ResolvedNode node : step.nodes()) {
                if (!node.ephemeral()) {
                    stepsByNode.put(node.name(), step.name());
                }
            }
        }
        List<Problem> problems = new ArrayList<>();
        Set<String> wanted = new HashSet<>();
        for (String node : new TreeSet<>(nodes)) {
            String step = stepsByNode.get(node);
            if (step == null) {
                problems.add(new Problem(
                        "Run/UnknownNode",
                        "no step of pipeline '" + compilation.plan().pipeline() + "' has a node '" + node + "'",
                        null,
                        NearNames.hint(node, stepsByNode.keySet(), "name a node that explain shows")));
            } else {
                wanted.add(step);
            }
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        List<CompiledStep> chosen = new ArrayList<>();
        List<CompiledStep> steps = compilation.steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            CompiledStep step = steps.get(i);
            if (wanted.contains(step.name())) {
                wanted.addAll(step.plan().after());
                chosen.add(0, step);
            }
        }
        return chosen;
    }
}
