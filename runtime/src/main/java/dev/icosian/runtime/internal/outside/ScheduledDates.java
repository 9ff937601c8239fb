package dev.icosian.runtime.internal.outside;

import dev.icosian.Pipeline;
import dev.icosian.Schedule;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.params.GivenParams;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The dates that a scheduled run gets from its tick. */
public final class ScheduledDates {
    private ScheduledDates() {}

    /**
     * Returns the date by param: that of the instant in the schedule's zone, plus days.
     *
     * @param tick when the run is scheduled; not when it starts, and not the begin of an interval
     */
    public static Map<String, LocalDate> of(Schedule schedule, Instant tick) {
        return of(schedule.zone(), schedule.dates(), tick);
    }

    /** As {@link #of(Schedule, Instant)}, of a zone and the days to add by param. */
    public static Map<String, LocalDate> of(String zone, Map<String, Integer> days, Instant tick) {
        LocalDate day = tick.atZone(ZoneId.of(zone)).toLocalDate();
        Map<String, LocalDate> dates = new TreeMap<>(Utf8Order.INSTANCE);
        days.forEach((param, more) -> dates.put(param, day.plusDays(more)));
        return dates;
    }

    /**
     * Returns the params with the dates of a tick; those that are given themselves win.
     *
     * @param tick null: the run is not scheduled
     */
    public static GivenParams fill(Pipeline pipeline, GivenParams given, @Nullable Instant tick) {
        Schedule schedule = ModelAccess.get().declaration(pipeline).schedule();
        if (tick == null || schedule == null) {
            return given;
        }
        Map<String, GivenParams.Given> all = new TreeMap<>(Utf8Order.INSTANCE);
        of(schedule, tick).forEach((param, date) -> all.put(param, new GivenParams.Decoded(date)));
        given.values().forEach((param, value) -> {
            // Schedulers that know the names of params give a null for each that has no value.
            if (!value.isNothing() || !all.containsKey(param)) {
                all.put(param, value);
            }
        });
        return GivenParams.of(all);
    }
}
