package dev.icosian.runtime.internal.step;

import dev.icosian.StepOutcome.Reason;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin;
import java.util.List;

/**
 * A committed step of a run.
 *
 * @param pin what the run uses; another attempt may have written it
 * @param manifest the result that the pin names
 * @param started false if the run had this result already, so that nothing was done
 * @param reused whether the result is not what this attempt computed
 * @param reasons of this attempt
 */
public record StepResult(Pin pin, Manifest manifest, boolean started, boolean reused, List<Reason> reasons) {
    /** Copies the reasons. */
    public StepResult {
        reasons = List.copyOf(reasons);
    }
}
