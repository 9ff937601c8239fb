package dev.icosian.runtime.internal.exec;

import dev.icosian.RunListener;
import dev.icosian.StepOutcome.Reason;
import java.util.List;

/** A listener that also hears why a step computes, when it starts to. */
public interface StepProgress extends RunListener {
    /** An attempt of a step has no result to reuse, and computes; attempts count from 1. */
    void stepComputes(String runId, String step, int attempt, List<Reason> reasons);
}
