package dev.icosian.temporal.internal.wire;

/**
 * Why a step must compute.
 *
 * @param code of the reason
 * @param subject what it is about
 */
public record Why(String code, String subject) {}
