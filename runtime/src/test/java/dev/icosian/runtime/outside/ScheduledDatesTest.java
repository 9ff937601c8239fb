package dev.icosian.runtime.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.Schedule;
import dev.icosian.compiler.Compiler;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.record.RunRecord;
import dev.icosian.runtime.internal.testing.RunText;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Params that are the day of a run's tick. */
class ScheduledDatesTest {
    private static final AtomicInteger FAILURES = new AtomicInteger();

    private final ArtifactStore store = Stores.memory();

    @BeforeEach
    void reset() {
        FAILURES.set(0);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Shows the days. */
    public static final class Days {
        private Days() {}

        public static String report(LocalDate day, LocalDate until) {
            if (FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("boom");
            }
            return day + " to " + until;
        }
    }

    private static Pipeline.Builder days(Schedule schedule) {
        return Pipeline.named("days").modules(Days.class).outputs("report").schedule(schedule);
    }

    private static Pipeline pipeline(String zone, int plusDays) {
        return days(Schedule.cron("0 6 * * *").zone(zone).date("day", plusDays).date("until", 0))
                .param("day")
                .param("until")
                .build();
    }

    private Run run(Pipeline pipeline, Map<String, ?> given, RunOptions options) {
        return new LocalRunner(LocalSettings.of(store, Compiler::compile))
                .run(pipeline, GivenParams.ofValues(given), options);
    }

    private static RunOptions at(String tick) {
        return RunOptions.newRun().scheduledAt(Instant.parse(tick));
    }

    @ParameterizedTest(name = "{0} in {1}, {2} days: {3}")
    @CsvSource({
        "2026-03-10T06:00:00Z, UTC, -1, 2026-03-09 to 2026-03-10",
        "2026-03-10T06:00:00Z, UTC, 0, 2026-03-10 to 2026-03-10",
        "2026-03-10T06:00:00Z, UTC, 7, 2026-03-17 to 2026-03-10",
        "2026-03-10T23:30:00Z, Europe/Berlin, 0, 2026-03-11 to 2026-03-11",
        "2026-03-10T22:59:59Z, Europe/Berlin, 0, 2026-03-10 to 2026-03-10",
        "2026-03-10T04:59:59Z, America/New_York, 0, 2026-03-10 to 2026-03-10",
        "2026-03-10T03:59:59Z, America/New_York, -1, 2026-03-08 to 2026-03-09",
        "2026-03-10T10:00:00Z, Pacific/Kiritimati, 0, 2026-03-11 to 2026-03-11",
        "2024-03-01T00:00:00Z, UTC, -1, 2024-02-29 to 2024-03-01",
        "2026-01-01T00:00:00Z, UTC, -1, 2025-12-31 to 2026-01-01",
        // The clocks of Berlin go forward at 01:00Z of 29 March and back at 01:00Z of 25 October: days of 23 and 25 h.
        "2026-03-28T22:59:59Z, Europe/Berlin, -1, 2026-03-27 to 2026-03-28",
        "2026-03-28T23:00:00Z, Europe/Berlin, -1, 2026-03-28 to 2026-03-29",
        "2026-03-29T21:59:59Z, Europe/Berlin, -1, 2026-03-28 to 2026-03-29",
        "2026-03-29T22:00:00Z, Europe/Berlin, -1, 2026-03-29 to 2026-03-30",
        "2026-10-24T22:00:00Z, Europe/Berlin, -1, 2026-10-24 to 2026-10-25",
        "2026-10-25T22:59:59Z, Europe/Berlin, -1, 2026-10-24 to 2026-10-25",
        "2026-10-25T23:00:00Z, Europe/Berlin, -1, 2026-10-25 to 2026-10-26",
        // Samoa had no 30 December 2011.
        "2011-12-30T09:59:59Z, Pacific/Apia, 0, 2011-12-29 to 2011-12-29",
        "2011-12-30T10:00:00Z, Pacific/Apia, 0, 2011-12-31 to 2011-12-31",
    })
    void dayIsThatOfTheTickInTheZoneOfTheSchedule(String tick, String zone, int plusDays, String report) {
        Run run = run(pipeline(zone, plusDays), Map.of(), at(tick));

        assertThat(run.results().get("report", String.class)).isEqualTo(report);
    }

    @Test
    void zoneIsUtcIfNothingIsSaid() {
        Pipeline pipeline = days(Schedule.cron("0 0 * * *").date("day", 0).date("until", 1))
                .param("day")
                .param("until")
                .build();

        assertThat(run(pipeline, Map.of(), at("2026-03-10T23:59:59Z")).results().get("report", String.class))
                .isEqualTo("2026-03-10 to 2026-03-11");
    }

    @Test
    void byHandTheParamIsAskedForOrHasItsDefault() {
        LocalDate fallback = LocalDate.of(2020, 1, 1);
        Pipeline half = days(Schedule.cron("0 6 * * *").date("day", 0).date("until", 0))
                .param("day", fallback)
                .param("until")
                .build();

        assertThatThrownBy(() -> Runner.local(store).run(half, Map.of())).hasMessage("""
                        [Run/MissingParameter] param 'until' (LocalDate) has no value
                          fix: give a date such as 2026-01-31: --param until=…""");
        assertThat(Runner.local(store)
                        .run(half, Map.of("until", LocalDate.of(2020, 2, 2)))
                        .results()
                        .get("report", String.class))
                .isEqualTo("2020-01-01 to 2020-02-02");
    }

    @Test
    void tickWinsOverTheDefaultAndWhatIsGivenOverTheTick() {
        Pipeline pipeline = days(Schedule.cron("0 6 * * *").date("day", 0).date("until", 0))
                .param("day", LocalDate.of(2020, 1, 1))
                .param("until", LocalDate.of(2020, 1, 1))
                .build();

        assertThat(run(pipeline, Map.of("until", LocalDate.of(2030, 1, 1)), at("2026-03-10T06:00:00Z"))
                        .results()
                        .get("report", String.class))
                .isEqualTo("2026-03-10 to 2030-01-01");
    }

    @Test
    void tickIsInTheRecordAndAResumeKeepsTheDay() throws IOException {
        Pipeline pipeline = pipeline("Europe/Berlin", -1);
        FAILURES.set(1);
        Run failed = run(pipeline, Map.of(), at("2026-03-10T23:30:00Z"));
        assertThat(failed.succeeded()).isFalse();
        RunRecord record = record(failed);
        assertThat(record.scheduledAt()).isEqualTo(Instant.parse("2026-03-10T23:30:00Z"));
        assertThat(record.parameters()).isEqualTo(Map.of("day", "2026-03-10", "until", "2026-03-11"));

        Run resumed = run(
                pipeline("UTC", 5),
                Map.of(),
                RunOptions.resume(failed.id()).scheduledAt(Instant.parse("2029-12-31T06:00:00Z")));
        assertThat(resumed.results().get("report", String.class)).isEqualTo("2026-03-10 to 2026-03-11");
        assertThat(record(resumed)).isEqualTo(record);
    }

    @Test
    void runByHandHasNoTickInItsRecord() throws IOException {
        Map<String, LocalDate> given = Map.of("day", LocalDate.of(2026, 3, 9), "until", LocalDate.of(2026, 3, 10));

        assertThat(record(run(pipeline("UTC", -1), given, RunOptions.newRun())).scheduledAt())
                .isNull();
    }

    @Test
    void tickIsInNoKeyButTheDayIs() {
        Pipeline pipeline = pipeline("UTC", -1);
        run(pipeline, Map.of(), at("2026-03-10T06:00:00Z"));

        assertThat(RunText.of(run(pipeline, Map.of(), at("2026-03-10T18:00:00Z"))))
                .containsExactly("all: reused, nothing changed");
        assertThat(RunText.of(run(pipeline, Map.of(), at("2026-03-11T06:00:00Z"))))
                .containsExactly("all: computed, param day changed: 2026-03-09 → 2026-03-10;"
                        + " param until changed: 2026-03-10 → 2026-03-11");
    }

    private RunRecord record(Run run) throws IOException {
        return RecordFiles.runRecord(store, Layout.runRecord("days", run.id())).orNull();
    }
}
