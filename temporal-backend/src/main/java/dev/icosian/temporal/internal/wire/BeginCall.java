package dev.icosian.temporal.internal.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks a worker to record the run, and to see which steps have results that can be used.
 *
 * @param run the run's id
 * @param scheduledAt the tick as ISO instant; null: the run is not scheduled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BeginCall(
        String run,
        String shape,
        String store,
        String config,
        String params,
        boolean resume,
        List<String> to,
        List<String> recompute,
        boolean fresh,
        @Nullable String scheduledAt,
        @Nullable ScheduleInput schedule) {}
