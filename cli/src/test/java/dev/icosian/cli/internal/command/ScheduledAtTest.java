package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.Schedule;
import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ICOSIAN_SCHEDULED_AT}, from the environment to the run's record. */
class ScheduledAtTest {
    private static final String VARIABLE = "ICOSIAN_SCHEDULED_AT";

    @TempDir
    Path folder;

    /** Shows the day, and does it once more in another step. */
    public static final class Daily {
        private Daily() {}

        public static String title(LocalDate day) {
            return "of " + day;
        }

        public static String report(String title, LocalDate day) {
            return title + ", " + day;
        }
    }

    private static Pipeline daily() {
        return Pipeline.named("daily")
                .modules(Daily.class)
                .param("day")
                .outputs("title", "report")
                .step("title", step -> step.nodes("title"))
                .step("report", step -> step.rest())
                .schedule(Schedule.cron("0 6 * * *").zone("Europe/Berlin").date("day", -1))
                .build();
    }

    private Cli cli() {
        return Cli.in(folder, ScheduledAtTest::daily);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-29T00:30:00Z", "2026-03-29T01:30:00+01:00", " 2026-03-28T19:30-05:00 "})
    void runTakesItsDayFromTheInstant(String instant) throws IOException {
        Done done = cli().env(VARIABLE, instant).line("run --run r1 --store s");

        assertThat(done.out()).as(done.err()).contains("of 2026-03-28");
        assertThat(Files.readString(folder.resolve("s/runs/daily/r1/run.json")))
                .contains("\"parameters\":{\"day\":\"2026-03-28\"}", "\"scheduledAt\":\"2026-03-29T00:30:00Z\"");
    }

    @Test
    void stepTakesItTooAndALaterOneKeepsIt() {
        assertThat(cli().env(VARIABLE, "2026-03-29T00:30:00Z")
                        .line("step title --run r1 --store s")
                        .out())
                .isEqualTo("title  \"of 2026-03-28\"\n");
        assertThat(cli().line("step report --run r1 --store s").out())
                .isEqualTo("report  \"of 2026-03-28, 2026-03-28\"\n");
        assertThat(cli().env(VARIABLE, "2026-03-29T00:30:00Z")
                        .line("step report --run r1 --store s")
                        .err())
                .contains("report: reused, nothing changed\n");
    }

    /** Of the first step, and of one that finds what the first one has recorded. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNullIsNoDay(boolean hasInstantTwice) {
        Cli first = cli().env(VARIABLE, "2026-03-29T00:30:00Z").env("ICOSIAN_PARAM_day", "null");
        Cli second =
                cli().env("ICOSIAN_PARAM_day", "null").env(VARIABLE, hasInstantTwice ? "2026-03-29T00:30:00Z" : "");

        assertThat(first.line("step title --run r1 --store s").out()).isEqualTo("title  \"of 2026-03-28\"\n");
        assertThat(second.line("step report --run r1 --store s").out())
                .isEqualTo("report  \"of 2026-03-28, 2026-03-28\"\n");
    }

    @Test
    void byHandTheDayIsAskedFor() {
        Done asked = cli().line("run --run r1 --store s");

        assertThat(asked.err()).isEqualTo("""
                error [Run/MissingParameter] param 'day' (LocalDate) has no value
                  fix: give a date such as 2026-01-31: --param day=…
                failed: nothing was run
                """);
        assertThat(asked.exit()).isEqualTo(78);
        assertThat(cli().line("run --run r1 --store s --param day=2026-05-01").out())
                .contains("of 2026-05-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-03-29", "2026-03-29T00:30:00", "2026-13-01T00:00:00Z"})
    void whatIsNoInstantIsRefused(String text) {
        Done done = cli().env(VARIABLE, text).line("run --run r1 --store s");

        assertThat(done.err()).isEqualTo("""
                error [Schedule/NoInstant] ICOSIAN_SCHEDULED_AT is no instant: %s
                  fix: write date, time and offset: 2026-01-31T06:00:00Z, 2026-01-31T06:00:00+01:00
                failed: nothing was run
                """.formatted(text));
        assertThat(done.exit()).isEqualTo(78);
    }
}
