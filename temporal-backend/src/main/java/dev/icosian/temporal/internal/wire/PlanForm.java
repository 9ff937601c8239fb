package dev.icosian.temporal.internal.wire;

import dev.icosian.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plan's steps as workflow input: plain where that is small, else compressed, else in the store.
 *
 * @param steps null: they are not plain
 * @param packed Base64 of compressed JSON; null with {@code steps} null: workers find the plan by its digest
 */
public record PlanForm(
        @Nullable List<StepInput> steps, @Nullable String packed) {
    /** The plan is found by its digest. */
    public static final PlanForm BY_DIGEST = new PlanForm(null, null);

    private static final int LARGEST_PLAIN = 64_000;
    private static final int LARGEST_PACKED = 1_000_000;
    private static final int LONGEST_NODES = 120;

    /** Returns the form that the size of the steps asks for. */
    public static PlanForm of(List<StepInput> steps) {
        if (Packing.plainSize(steps) <= LARGEST_PLAIN) {
            return new PlanForm(steps, null);
        }
        String packed = Packing.pack(steps);
        return packed.length() <= LARGEST_PACKED ? new PlanForm(null, packed) : BY_DIGEST;
    }

    /** Returns whether workers are asked for the steps. */
    public boolean isByDigest() {
        return steps == null && packed == null;
    }

    /** Returns what the interpreter needs of steps, in the plan's order; what they need must be among them. */
    public static List<StepInput> steps(List<Plan.StepPlan> chosen) {
        Map<String, Integer> places = new HashMap<>();
        List<StepInput> steps = new ArrayList<>();
        for (Plan.StepPlan step : chosen) {
            Plan.Policy policy = step.policy();
            steps.add(new StepInput(
                    step.name(),
                    step.after().stream()
                            .map(name -> Objects.requireNonNull(places.get(name)))
                            .sorted()
                            .toList(),
                    policy.attempts(),
                    policy.backoff().toMillis(),
                    policy.backoffMax().toMillis(),
                    milliseconds(policy.timeout()),
                    milliseconds(policy.heartbeat()),
                    policy.queue(),
                    nodes(step)));
            places.put(step.name(), places.size());
        }
        return List.copyOf(steps);
    }

    private static @Nullable Long milliseconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    /** Names the nodes of a step, as many as fit into a line. */
    private static String nodes(Plan.StepPlan step) {
        int count = step.nodes().size();
        StringBuilder text = new StringBuilder(count == 1 ? "1 node: " : count + " nodes: ");
        for (int i = 0; i < count; i++) {
            String name = step.nodes().get(i).name();
            if (text.length() + name.length() > LONGEST_NODES) {
                return text.append('…').toString();
            }
            text.append(i == 0 ? "" : ", ").append(name);
        }
        return text.toString();
    }
}
