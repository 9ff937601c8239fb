package dev.icosian.temporal.internal.wire;

/**
 * A part of a plan.
 *
 * @param parts how many there are
 * @param text Base64; all parts joined are the steps as {@link Packing} packs them
 * @param shape of the plan
 * @param store URI of the store that the worker has
 * @param keepGoing whether the plan finishes what does not depend on a failed step
 */
public record PlanPart(int parts, String text, String shape, String store, boolean keepGoing) {}
