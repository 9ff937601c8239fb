package dev.icosian.temporal.internal.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The one argument of a step's activity.
 *
 * @param run the run's id
 * @param shape what the plan and this worker must agree on
 * @param store URI of the run's store
 * @param recompute why to compute although there is a result; null: use one if there is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepCall(
        String run, String shape, String store, @Nullable Why recompute) {}
