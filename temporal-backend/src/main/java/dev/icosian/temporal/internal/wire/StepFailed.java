package dev.icosian.temporal.internal.wire;

/**
 * A step that failed for good.
 *
 * @param code of the problem
 * @param message cut to a bearable length
 */
public record StepFailed(String step, String code, String message) {}
