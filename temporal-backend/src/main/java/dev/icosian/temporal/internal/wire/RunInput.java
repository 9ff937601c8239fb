package dev.icosian.temporal.internal.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one argument of a pipeline's workflow.
 *
 * @param version of this form, and of the rules that this execution follows to its end
 * @param shape what plan and workers must agree on; empty: the workers find the plan by its digest
 * @param digest of the plan
 * @param store URI of the store that has the run's records and results; empty: the one that the workers have
 * @param config canonical JSON of the effective configuration
 * @param params canonical JSON of the params that are given; a run that exists has its own
 * @param resume whether the run must exist
 * @param keepGoing whether to finish what does not depend on a failed step
 * @param maxParallel how many steps may run at the same time
 * @param to nodes to whose steps the run is limited; empty: all
 * @param recompute names of steps that compute although there is a result
 * @param fresh whether all steps do
 * @param schedule what a scheduled run takes from its tick; null: it is not scheduled
 * @param steps the plan's steps if they are few; null: see {@code packed}
 * @param packed the steps as Base64 of compressed JSON; null with {@code steps} null: the workers are asked for the plan
 * @param state how far the run is; null at its start
 * @param renewAfter activities after which the run goes on as a new execution, in case the server does not say when its
 *     history is long; null: 2,000
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunInput(
        int version,
        String shape,
        String digest,
        String store,
        String config,
        String params,
        boolean resume,
        boolean keepGoing,
        int maxParallel,
        List<String> to,
        List<String> recompute,
        boolean fresh,
        @Nullable ScheduleInput schedule,
        @Nullable List<StepInput> steps,
        @Nullable String packed,
        @Nullable RunState state,
        @Nullable Integer renewAfter) {
    /** The newest version, which new executions follow. */
    public static final int VERSION = 1;

    /** Returns what the run goes on with as a new execution, whose history is empty: by the newest rules. */
    public RunInput with(RunState next) {
        return copy(VERSION, store, steps, packed, next, renewAfter);
    }

    /** Returns a copy with the store that the workers have. */
    public RunInput in(String known) {
        return copy(version, known, steps, packed, state, renewAfter);
    }

    /** Returns a copy whose steps are in another form. */
    public RunInput with(PlanForm form) {
        return copy(version, store, form.steps(), form.packed(), state, renewAfter);
    }

    /** Returns a copy that goes on as a new execution after so many activities. */
    public RunInput renewedAfter(int activities) {
        return copy(version, store, steps, packed, state, activities);
    }

    /** Returns a copy with other values of what copies ever differ in. */
    private RunInput copy(
            int otherVersion,
            String otherStore,
            @Nullable List<StepInput> otherSteps,
            @Nullable String otherPacked,
            @Nullable RunState otherState,
            @Nullable Integer otherRenewAfter) {
        return new RunInput(
                otherVersion,
                shape,
                digest,
                otherStore,
                config,
                params,
                resume,
                keepGoing,
                maxParallel,
                to,
                recompute,
                fresh,
                schedule,
                otherSteps,
                otherPacked,
                otherState,
                otherRenewAfter);
    }
}
