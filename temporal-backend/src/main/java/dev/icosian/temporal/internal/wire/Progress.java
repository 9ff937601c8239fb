package dev.icosian.temporal.internal.wire;

import java.util.List;

/**
 * What the query {@code progress} answers.
 *
 * @param waiting steps that wait for a worker with the right plan
 * @param running names of some steps that run, or are queued for a worker
 * @param failures of failed steps, the first ones
 */
public record Progress(
        int steps,
        int computed,
        int reused,
        int failed,
        int skipped,
        int running,
        int waiting,
        boolean paused,
        List<String> runningSteps,
        List<StepFailed> failures) {}
