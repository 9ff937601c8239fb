package dev.icosian.temporal.internal.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is when it goes on as a new execution.
 *
 * @param outcomes one letter per step: {@code .} open, {@code c} computed, {@code r} reused, {@code f} failed, {@code s}
 *     skipped
 * @param failures of the failed steps
 * @param recompute why a step that is open must compute, by its name
 * @param repaired steps that were computed again because of damaged bytes
 * @param lost how often a step's worker was lost, by its name
 * @param paused whether nothing new may start
 * @param differsSince workflow time in milliseconds when a worker first had another plan; null: none had
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunState(
        String outcomes,
        List<StepFailed> failures,
        Map<String, Why> recompute,
        List<String> repaired,
        Map<String, Integer> lost,
        boolean paused,
        @Nullable Long differsSince) {}
