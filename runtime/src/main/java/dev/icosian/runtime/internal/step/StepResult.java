package dev.icosian.runtime.internal.step;

import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin;

/**
 * A committed step of a run.
 *
 * @param pin what the run uses
 * @param manifest the result that the pin names
 * @param started false if the run had this result already, so that nothing was done
 */
public record StepResult(Pin pin, Manifest manifest, boolean started) {}
