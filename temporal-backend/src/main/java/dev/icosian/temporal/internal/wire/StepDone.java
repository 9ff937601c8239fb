package dev.icosian.temporal.internal.wire;

/**
 * What a step's activity returns.
 *
 * @param decision {@code computed} or {@code reused}
 * @param reason code of the first reason
 */
public record StepDone(String decision, String reason) {
    /** A result was computed. */
    public static final String COMPUTED = "computed";
    /** A result was there. */
    public static final String REUSED = "reused";
}
