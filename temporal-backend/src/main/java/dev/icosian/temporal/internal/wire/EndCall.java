package dev.icosian.temporal.internal.wire;

import java.util.List;
import java.util.Map;

/**
 * Asks a worker to record what no attempt could: failures of attempts whose worker was lost, and skipped steps.
 *
 * @param skipped why a step did not run, by its name
 */
public record EndCall(String run, String shape, String store, List<StepFailed> failed, Map<String, Why> skipped) {}
