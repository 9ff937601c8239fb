package dev.icosian.compiler.plan;

import dev.icosian.Plan;
import dev.icosian.Schedule;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All of a plan that its digest covers.
 *
 * @param config consumed keys; texts, whole numbers, booleans, everything else as the text of its canonical JSON
 * @param outputs sorted, as everything is but steps, binds and modifiers
 * @param options texts, whole numbers, booleans, doubles
 */
record Structure(
        String pipeline,
        Map<String, Object> config,
        List<Plan.Param> params,
        List<String> outputs,
        List<PlanNode> ephemeral,
        List<PlanStep> steps,
        List<Plan.Publication> publications,
        @Nullable Schedule schedule,
        boolean keepGoing,
        Map<String, Object> options) {
    Structure {
        config = Collections.unmodifiableMap(new TreeMap<>(config));
        params = List.copyOf(params);
        outputs = List.copyOf(outputs);
        ephemeral = List.copyOf(ephemeral);
        steps = List.copyOf(steps);
        publications = List.copyOf(publications);
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }
}
