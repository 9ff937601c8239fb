package dev.icosian.compiler.group;

import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.StepDeclaration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A step with its members and what crosses its boundary. Immutable.
 *
 * @param declared its name and what was said of its policy
 * @param nodes its members, in topological order
 * @param ephemeral the ephemeral nodes that it evaluates, in topological order
 * @param inputs step by node, of the values that come from other steps
 * @param params run parameters whose values its nodes and ephemeral nodes read, sorted
 * @param config configuration keys whose values they read, sorted
 * @param placed what beside these only their locations read
 * @param outputs the nodes whose values leave it, sorted
 * @param after the steps that it reads from, sorted
 */
public record GroupedStep(
        StepDeclaration declared,
        List<ResolvedNode> nodes,
        List<ResolvedNode> ephemeral,
        Map<String, String> inputs,
        List<String> params,
        List<String> config,
        Placed placed,
        List<String> outputs,
        List<String> after) {
    /** Copies the collections. */
    public GroupedStep {
        nodes = List.copyOf(nodes);
        ephemeral = List.copyOf(ephemeral);
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        params = List.copyOf(params);
        config = List.copyOf(config);
        outputs = List.copyOf(outputs);
        after = List.copyOf(after);
    }

    /**
     * What decides where the outside data of a step is.
     *
     * @param params run parameters, sorted
     * @param config configuration keys, sorted
     */
    public record Placed(List<String> params, List<String> config) {
        /** Copies the lists. */
        public Placed {
            params = List.copyOf(params);
            config = List.copyOf(config);
        }
    }

    /** Returns the name. */
    public String name() {
        return declared.name();
    }
}
