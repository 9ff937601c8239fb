package dev.icosian.runtime.internal.step;

import dev.icosian.Problem;

/** Says that a stored value cannot be read, and which step to run again. */
final class DamagedProblems {
    private DamagedProblems() {}

    static Problem of(RunContext run, String step, String node, String why) {
        return new Problem(
                "Store/Damaged",
                "the stored value of '" + node + "', made by step '" + step + "', cannot be used: " + why,
                null,
                "compute it again: run --resume " + run.runId() + " --recompute " + step);
    }
}
