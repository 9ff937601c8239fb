package dev.icosian.temporal;

import com.uber.m3.tally.Buckets;
import com.uber.m3.tally.Capabilities;
import com.uber.m3.tally.CapableOf;
import com.uber.m3.tally.StatsReporter;
import com.uber.m3.util.Duration;
import java.util.Map;
import java.util.Set;

/** Notes which times were measured, each with the type of the activity. */
record Reported(Set<String> seen) implements StatsReporter {
    @Override
    public void reportCounter(String name, Map<String, String> tags, long value) {}

    @Override
    public void reportGauge(String name, Map<String, String> tags, double value) {}

    @Override
    public void reportTimer(String name, Map<String, String> tags, Duration interval) {
        seen.add(name + " " + tags.get("activity_type"));
    }

    @Override
    @SuppressWarnings({"deprecation", "rawtypes"}) // part of the interface
    public void reportHistogramValueSamples(
            String name, Map<String, String> tags, Buckets buckets, double lower, double upper, long samples) {}

    @Override
    @SuppressWarnings({"deprecation", "rawtypes"}) // part of the interface
    public void reportHistogramDurationSamples(
            String name, Map<String, String> tags, Buckets buckets, Duration lower, Duration upper, long samples) {}

    @Override
    public Capabilities capabilities() {
        return CapableOf.REPORTING_TAGGING;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
