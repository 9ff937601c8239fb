package dev.icosian.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import expected.StoredRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would be said if places differed: the comparison can fail, and names what is not the same. */
final class DifferencesTest {
    private static final String OF_1 = "4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865";
    private static final String OF_2 = "53c234e5e8472b6ac51c1ae1cab3fe06fad053beb8ebfd8977b010655bfdd3c3";
    private static final String OF_8 = "aa67a169b0bba217aa0aa88a65346920c84c42447c36ba5f7ea65f422c1fe5d8";

    @TempDir
    private Path folder;

    /** Functions one of which gives another value each time. */
    public static final class Restless {
        private static final AtomicLong CALLS = new AtomicLong();

        private Restless() {}

        /** Not reproducible. */
        public static long calls() {
            return CALLS.incrementAndGet();
        }

        /** Reproducible. */
        public static boolean even(long calls) {
            return calls % 2 == 0;
        }
    }

    /** Functions of a param. */
    public static final class Doubling {
        private Doubling() {}

        /** Twice a param. */
        public static int twice(int number) {
            return 2 * number;
        }
    }

    private static Subject subject(Pipeline pipeline, Map<String, Object> params) {
        return new Subject(pipeline, params, Map.of(), Examples.program());
    }

    private StoredRun run(String place, Subject subject) throws Exception {
        try (Place opened = place(place)) {
            return opened.run(subject);
        }
    }

    private Place place(String name) {
        return new LocalPlace(name, folder.resolve(name).toUri().toString());
    }

    private List<String> differences(Subject subject, StoredRun one, StoredRun other) {
        try (Place left = place("left");
                Place right = place("right")) {
            return Differences.between(subject, left, one, right, other);
        }
    }

    @Test
    void functionThatIsNotReproducibleIsFound() throws Exception {
        Subject restless = subject(
                Pipeline.named("restless")
                        .modules(Restless.class)
                        .outputs("even")
                        .step("count", s -> s.nodes("calls"))
                        .step("judge", s -> s.rest())
                        .build(),
                Map.of());
        StoredRun one = run("left", restless);
        StoredRun other = run("right", restless);
        assertThat(differences(restless, one, other))
                .containsExactly(
                        "restless, step count: node calls is " + OF_1 + " in left, " + OF_2 + " in right",
                        "restless, step judge: key " + key(one, "judge") + " in left, " + key(other, "judge")
                                + " in right; first difference: input calls: " + OF_1 + " and " + OF_2,
                        "restless, step judge: node even is " + digest(one, "even") + " in left, "
                                + digest(other, "even") + " in right");
    }

    @Test
    void otherParamIsFound() throws Exception {
        Pipeline doubling = Pipeline.named("doubling")
                .modules(Doubling.class)
                .param("number")
                .outputs("twice")
                .build();
        StoredRun one = run("left", subject(doubling, Map.of("number", 4)));
        StoredRun other = run("right", subject(doubling, Map.of("number", 1)));
        assertThat(differences(subject(doubling, Map.of()), one, other))
                .containsExactly(
                        "doubling, step all: key " + key(one, "all") + " in left, " + key(other, "all")
                                + " in right; first difference: param number: 4 and 1",
                        "doubling, step all: node twice is " + OF_8 + " in left, " + OF_2 + " in right");
    }

    @Test
    void missingAndUnknownStepsAreFound() throws Exception {
        Pipeline doubling = Pipeline.named("doubling")
                .modules(Doubling.class)
                .param("number")
                .outputs("twice")
                .build();
        Subject subject = subject(doubling, Map.of("number", 4));
        StoredRun one = run("left", subject);
        assertThat(differences(subject, one, one)).isEmpty();
        assertThat(differences(subject, one, new StoredRun(Map.of())))
                .containsExactly("doubling, step all: has no result in right");
        Subject renamed =
                subject(doubling.toBuilder().step("only", s -> s.rest()).build(), Map.of("number", 4));
        assertThat(differences(renamed, one, one)).containsExactly("doubling: step all is in no plan");
    }

    private static String key(StoredRun run, String step) {
        return run.steps().get(step).key();
    }

    private static String digest(StoredRun run, String node) {
        return String.valueOf(run.digests().get(node));
    }
}
