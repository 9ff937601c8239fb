package dev.icosian.compiler.group;

import dev.icosian.Problem;
import dev.icosian.compiler.materialize.MaterializerChoice;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A dataflow in steps. Immutable.
 *
 * @param steps in topological order, ties by name
 * @param materializers by node that leaves a step
 * @param claims what put the units into their steps
 * @param warnings findings that do not stop anything
 */
public record Grouped(
        List<GroupedStep> steps, Map<String, MaterializerChoice> materializers, Claims claims, List<Problem> warnings) {
    /** Copies the collections. */
    public Grouped {
        steps = List.copyOf(steps);
        materializers = Collections.unmodifiableMap(new HashMap<>(materializers));
        warnings = List.copyOf(warnings);
    }
}
