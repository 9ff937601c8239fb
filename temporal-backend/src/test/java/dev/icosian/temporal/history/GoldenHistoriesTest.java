package dev.icosian.temporal.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that began with an earlier version of the interpreter end with this one. */
final class GoldenHistoriesTest {
    private static final Set<String> FIRST_VERSION = Set.of(
            "1/apart_waiting",
            "1/begin_refused",
            "1/begin_waiting",
            "1/cancelled",
            "1/child",
            "1/continued_1",
            "1/continued_2",
            "1/damaged",
            "1/ephemeral",
            "1/failed",
            "1/keep_going",
            "1/layered_retried",
            "1/packed_reused",
            "1/parent",
            "1/paused",
            "1/rerun",
            "1/scheduled",
            "1/simple",
            "1/within_run",
            "1/worker_lost",
            "1/worker_stopped");
    private static final Pattern PLACE = Pattern.compile("/(?:tmp|home|root|Users)/|\\d@(?!worker)");

    private static Map<String, WorkflowExecutionHistory> histories = Map.of();
    private static Replaying replaying;

    @BeforeAll
    static void start() throws IOException {
        histories = GoldenHistories.all();
        replaying = new Replaying();
    }

    @AfterAll
    static void stop() {
        replaying.close();
    }

    static Stream<String> names() throws IOException {
        return GoldenHistories.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void replays(String name) {
        assertThat(replaying.difference(histories.get(name))).isNull();
    }

    @Test
    void noneOfTheFirstVersionIsGone() {
        assertThat(histories.keySet()).containsAll(FIRST_VERSION);
    }

    @ParameterizedTest
    @MethodSource("names")
    void saysNothingOfTheMachineThatRecordedIt(String name) {
        WorkflowExecutionHistory history = histories.get(name);
        String bytes = history.getHistory().toByteString().toString(StandardCharsets.UTF_8);

        assertThat(PLACE.matcher(bytes).find()).as(bytes).isFalse();
    }
}
