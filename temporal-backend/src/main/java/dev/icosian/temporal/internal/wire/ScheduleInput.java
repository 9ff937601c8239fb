package dev.icosian.temporal.internal.wire;

import java.util.Map;

/**
 * What a scheduled run takes from its tick.
 *
 * @param zone time zone of the dates
 * @param dates days to add to the tick's day, by param
 */
public record ScheduleInput(String zone, Map<String, Integer> dates) {}
