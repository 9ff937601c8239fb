package dev.icosian.temporal.internal.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a step's failure says beside its type and message.
 *
 * @param place where it is; null: nowhere
 * @param hint how to fix it; null: unknown
 * @param damagedStep the step whose stored value cannot be read; null: the failure is another
 * @param damagedNode its node
 * @param missing whether its bytes are gone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FailureDetails(
        @Nullable String place,
        @Nullable String hint,
        @Nullable String damagedStep,
        @Nullable String damagedNode,
        boolean missing) {}
