package dev.icosian.temporal.internal.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step, as far as deciding when and where it runs needs it.
 *
 * @param name also the activity type
 * @param after places of the steps that it needs, from 0
 * @param attempts how often it is tried
 * @param backoffMs first wait between attempts; each next one is twice as long
 * @param backoffMaxMs longest wait between attempts
 * @param timeoutMs of an attempt; null: none
 * @param heartbeatMs after which silence an attempt counts as lost; null: the default
 * @param queue task queue; null: that of the run
 * @param nodes what is in it, for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepInput(
        String name,
        List<Integer> after,
        int attempts,
        long backoffMs,
        long backoffMaxMs,
        @Nullable Long timeoutMs,
        @Nullable Long heartbeatMs,
        @Nullable String queue,
        String nodes) {}
