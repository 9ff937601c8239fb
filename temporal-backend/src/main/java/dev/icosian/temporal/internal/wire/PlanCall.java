package dev.icosian.temporal.internal.wire;

import java.util.List;

/**
 * Asks a worker for a part of a plan.
 *
 * @param config canonical JSON of the configuration
 * @param to nodes to whose steps the run is limited; empty: all
 * @param part from 0
 */
public record PlanCall(String digest, String config, List<String> to, int part) {}
