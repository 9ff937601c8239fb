package dev.icosian.runtime.internal.local;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How one run is to go. Immutable.
 *
 * @param runId null: a new one; the id of a run that exists goes on with it
 * @param mustExist whether it is a problem that there is no such run
 * @param recompute steps that compute although there is a result
 * @param fresh whether all steps do
 * @param to nodes to which the run is limited: their steps and what these need; empty: all
 * @param keepGoing whether to finish what does not depend on a failed step, also if the pipeline does not say so
 * @param base folder from which relative paths count
 * @param scheduledAt the tick, if a schedule starts the run; null: none does
 * @param origin who starts the run, beside the target
 */
public record RunOptions(
        @Nullable String runId,
        boolean mustExist,
        Set<String> recompute,
        boolean fresh,
        Set<String> to,
        boolean keepGoing,
        Path base,
        @Nullable Instant scheduledAt,
        Map<String, String> origin) {
    /** Copies the collections. */
    public RunOptions {
        recompute = Set.copyOf(new TreeSet<>(recompute));
        to = Set.copyOf(new TreeSet<>(to));
        origin = Map.copyOf(origin);
    }

    /** Returns the options of a new run of everything. */
    public static RunOptions newRun() {
        return new RunOptions(null, false, Set.of(), false, Set.of(), false, Path.of(""), null, Map.of());
    }

    /** Returns the options to go on with a run, by its id or key. */
    public static RunOptions resume(String runId) {
        return new RunOptions(runId, true, Set.of(), false, Set.of(), false, Path.of(""), null, Map.of());
    }

    /** Returns a copy with an id for a run that may or may not exist. */
    public RunOptions withRunId(String id) {
        return new RunOptions(id, mustExist, recompute, fresh, to, keepGoing, base, scheduledAt, origin);
    }

    /** Returns a copy in which these steps compute. */
    public RunOptions recomputing(Set<String> steps) {
        return new RunOptions(runId, mustExist, steps, fresh, to, keepGoing, base, scheduledAt, origin);
    }

    /** Returns a copy in which all steps compute, or not. */
    public RunOptions fresh(boolean all) {
        return new RunOptions(runId, mustExist, recompute, all, to, keepGoing, base, scheduledAt, origin);
    }

    /** Returns a copy limited to the steps of these nodes and what they need. */
    public RunOptions limitedTo(Set<String> nodes) {
        return new RunOptions(runId, mustExist, recompute, fresh, nodes, keepGoing, base, scheduledAt, origin);
    }

    /** Returns a copy that finishes, or not, what does not depend on a failed step. */
    public RunOptions keepGoing(boolean keep) {
        return new RunOptions(runId, mustExist, recompute, fresh, to, keep, base, scheduledAt, origin);
    }

    /** Returns a copy in which relative paths count from this folder. */
    public RunOptions relativeTo(Path folder) {
        return new RunOptions(runId, mustExist, recompute, fresh, to, keepGoing, folder, scheduledAt, origin);
    }

    /** Returns a copy for a run that a schedule starts. */
    public RunOptions scheduledAt(@Nullable Instant tick) {
        return new RunOptions(runId, mustExist, recompute, fresh, to, keepGoing, base, tick, origin);
    }
}
