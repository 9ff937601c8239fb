package dev.icosian.temporal.internal.wire;

/**
 * What a pipeline's workflow returns: where its results are, not the results.
 *
 * @param computed number of steps
 * @param reused number of steps
 */
public record RunEnd(String pipeline, String runId, String store, int computed, int reused) {}
