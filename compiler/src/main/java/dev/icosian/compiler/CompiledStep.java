package dev.icosian.compiler;

import dev.icosian.Materializer;
import dev.icosian.Plan;
import dev.icosian.compiler.graph.ResolvedNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A step of a plan with what is needed to execute it. Immutable.
 *
 * @param plan the step as planned
 * @param nodes what is evaluated: the step's nodes and its ephemeral closure, in topological order
 * @param outputs materializer by node that leaves the step
 * @param readers materializer by node that comes from another step
 * @param params run parameters whose values are read, sorted; those that only locations read are not in it
 * @param config configuration keys read as values, sorted
 * @param code fingerprint by node, of nodes that have code
 * @param extraCode fingerprint of user classes beside functions, by {@code materializer:<id>}, {@code modifier:<id>},
 *     {@code check:<class>}: those whose class lies in a code root
 * @param withinRun whether the key is salted with the run: a node is {@code WITHIN_RUN} or its code is unknown
 */
public record CompiledStep(
        Plan.StepPlan plan,
        List<ResolvedNode> nodes,
        Map<String, Materializer<?>> outputs,
        Map<String, Materializer<?>> readers,
        List<String> params,
        List<String> config,
        Map<String, CodePrint> code,
        Map<String, CodePrint> extraCode,
        boolean withinRun) {
    /** Copies the collections. */
    public CompiledStep {
        nodes = List.copyOf(nodes);
        outputs = Collections.unmodifiableMap(new TreeMap<>(outputs));
        readers = Collections.unmodifiableMap(new TreeMap<>(readers));
        params = List.copyOf(params);
        config = List.copyOf(config);
        code = Collections.unmodifiableMap(new TreeMap<>(code));
        extraCode = Collections.unmodifiableMap(new TreeMap<>(extraCode));
    }

    /** Returns the name. */
    public String name() {
        return plan.name();
    }

    /** Returns the version by {@code group:artifact} of the libraries that the step's code uses; they are in no key. */
    public SortedMap<String, String> libraries() {
        SortedMap<String, String> libraries = new TreeMap<>();
        Set<CodePrint> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Stream.concat(code.values().stream(), extraCode.values().stream())
                .filter(seen::add)
                .forEach(print -> libraries.putAll(print.libraries()));
        return libraries;
    }
}
