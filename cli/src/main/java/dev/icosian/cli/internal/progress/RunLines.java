package dev.icosian.cli.internal.progress;

import dev.icosian.Plan;
import dev.icosian.cli.internal.text.Amounts;

/** The line with which a run starts. */
final class RunLines {
    private RunLines() {}

    static String started(String runId, Plan plan, String store) {
        return "run " + runId + " of " + plan.pipeline() + ", plan " + Amounts.shortDigest(plan.digest()) + ", store "
                + store;
    }
}
