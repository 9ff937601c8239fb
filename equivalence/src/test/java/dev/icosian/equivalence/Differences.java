package dev.icosian.equivalence;

import dev.icosian.Plan;
import dev.icosian.runtime.internal.record.Components;
import expected.StoredRun;
import expected.StoredRun.StoredStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is not the same in two places, in words. */
public final class Differences {
    private static final Map<String, Function<Components, Map<String, ?>>> PARTS = parts();

    private Differences() {}

    private static Map<String, Function<Components, Map<String, ?>>> parts() {
        Map<String, Function<Components, Map<String, ?>>> parts = new LinkedHashMap<>();
        parts.put("the code of node", Components::nodes);
        parts.put("config", Components::config);
        parts.put("param", Components::params);
        parts.put("input", Components::inputs);
        parts.put("the version of source", Components::sources);
        parts.put("the materializer of", Components::outputs);
        parts.put("the reader of", Components::readers);
        return parts;
    }

    /** Returns a line per difference, with what differs first in the plan's order; none if all is equal. */
    public static List<String> between(Subject subject, Place first, StoredRun one, Place second, StoredRun other) {
        List<String> lines = new ArrayList<>();
        for (Plan.StepPlan step : subject.pipeline().plan().steps()) {
            StoredStep left = one.steps().get(step.name());
            StoredStep right = other.steps().get(step.name());
            String where = subject + ", step " + step.name();
            if (left == null || right == null) {
                if (left != null || right != null) {
                    lines.add(where + ": has no result in " + (left == null ? first : second).name());
                }
                continue;
            }
            if (!left.key().equals(right.key())) {
                lines.add(where + ": key " + left.key() + " in " + first.name() + ", " + right.key() + " in "
                        + second.name() + "; first difference: " + part(left.components(), right.components()));
            }
            for (String node : names(left.digests(), right.digests())) {
                String digest = left.digests().get(node);
                if (!Objects.equals(digest, right.digests().get(node))) {
                    lines.add(where + ": node " + node + " is " + digest + " in " + first.name() + ", "
                            + right.digests().get(node) + " in " + second.name());
                }
            }
        }
        for (String step : names(one.steps(), other.steps())) {
            boolean isPlanned = subject.pipeline().plan().steps().stream()
                    .anyMatch(planned -> planned.name().equals(step));
            if (!isPlanned) {
                lines.add(subject + ": step " + step + " is in no plan");
            }
        }
        return lines;
    }

    private static Set<String> names(Map<String, ?> one, Map<String, ?> other) {
        Set<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }

    private static String part(Components one, Components other) {
        for (Map.Entry<String, Function<Components, Map<String, ?>>> part : PARTS.entrySet()) {
            Map<String, ?> left = new TreeMap<>(part.getValue().apply(one));
            Map<String, ?> right = new TreeMap<>(part.getValue().apply(other));
            for (String name : names(left, right)) {
                if (!Objects.equals(left.get(name), right.get(name))) {
                    return part.getKey() + " " + name + ": " + shown(left, name) + " and " + shown(right, name);
                }
            }
        }
        return Objects.equals(one.salt(), other.salt())
                ? "none of the recorded ones"
                : "the run: " + one.salt() + " and " + other.salt();
    }

    private static String shown(Map<String, ?> values, String name) {
        if (!values.containsKey(name)) {
            return "nothing";
        }
        @Nullable Object value = values.get(name);
        return value instanceof Components.Param param ? param.shown() : String.valueOf(value);
    }
}
