package dev.icosian.equivalence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.icosian.equivalence.random.RandomPrograms;
import dev.icosian.materializers.internal.s3.S3Server;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.server.RealServer;
import expected.StoredRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All examples, and random programs in random groupings, have the same step keys and the same digests of all artifacts
 * everywhere. {@code -Dseed=} takes one random program and no example.
 */
@EnabledIfSystemProperty(
        named = "equivalence",
        matches = "true",
        disabledReason = "takes minutes; scripts/equivalence-test runs it, with the servers that it finds")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EquivalenceIT {
    private static final long FIRST_SEED = 1000;
    private static final int SEEDS = Integer.getInteger("seeds", Boolean.getBoolean("full") ? 200 : 40);

    @TempDir
    private static Path folder;

    private final List<Place> places = new ArrayList<>();
    private final Map<String, String> missing = new TreeMap<>();
    private List<Subject> subjects = List.of();
    private @Nullable Report report;
    private final Place memory = new LocalPlace("memory", "memory:equivalence");

    @BeforeAll
    void openAll() throws Exception {
        Long seed = Long.getLong("seed");
        List<Subject> examples = seed == null ? Examples.all() : List.of();
        List<Subject> random = RandomPrograms.compile(
                folder,
                seed == null
                        ? LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS)
                                .boxed()
                                .toList()
                        : List.of(seed));
        subjects = Stream.concat(examples.stream(), random.stream()).toList();
        System.out.println("equivalence: " + examples.size() + " examples; random programs of seeds "
                + (seed == null ? FIRST_SEED + " to " + (FIRST_SEED + SEEDS - 1) : seed));

        if (isThere("AIRFLOW_INSTALLATIONS", "Airflow", "the real Airflow") && !examples.isEmpty()) {
            places.add(new AirflowPlace(folder, Examples.program(), examples));
        }
        places.add(
                new LocalPlace("directory", folder.resolve("directory").toUri().toString()));
        if (isThere("S3_SERVER", "S3", "a real S3 server")) {
            S3Server server = S3Server.shared();
            places.add(new LocalPlace("S3", server.uri(server.bucket(false), "results")));
        }
        places.add(new StepsPlace(folder, FIRST_SEED));
        places.add(new TemporalPlace("embedded Temporal", Connection.embedded(), folder, subjects));
        if (isThere("TEMPORAL_CLI", "Temporal", "a real Temporal server")) {
            RealServer server = RealServer.shared();
            places.add(new TemporalPlace("Temporal", server.connect(), folder, random));
            if (!examples.isEmpty()) {
                places.add(new TemporalProcessPlace(folder, Examples.program(), server.environment()));
            }
        }
        report =
                new Report(subjects, places.stream().map(Place::name).distinct().toList());
    }

    private boolean isThere(String variable, String place, String what) {
        String value = System.getenv(variable);
        boolean isThere = value != null && !value.isEmpty();
        if (!isThere) {
            missing.put(place, "no " + what + "; scripts/equivalence-test provides it");
        }
        return isThere;
    }

    Stream<Subject> subjects() {
        return subjects.stream();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    @Execution(ExecutionMode.CONCURRENT)
    void keysAndDigestsAreTheSameEverywhere(Subject subject) throws Exception {
        StoredRun expected = memory.run(subject);
        assertThat(expected.digests()).as(subject.name()).isNotEmpty();
        List<String> lines = new ArrayList<>();
        for (Place place : places) {
            if (place.takes(subject)) {
                lines.addAll(differences(subject, expected, place));
            }
        }
        assertThat(lines)
                .as(subject + "; a random one alone: scripts/equivalence-test -Dseed=N")
                .isEmpty();
    }

    private List<String> differences(Subject subject, StoredRun expected, Place place) {
        List<String> lines;
        try {
            lines = Differences.between(subject, memory, expected, place, place.run(subject));
        } catch (Exception | AssertionError e) {
            lines = List.of(subject + " failed in " + place.name() + ": " + e);
        }
        Objects.requireNonNull(report).put(subject, place.name(), lines.isEmpty() ? "equal" : "DIFFERENT");
        return lines;
    }

    /** Says what the table does not have. */
    @ParameterizedTest
    @ValueSource(strings = {"Airflow", "S3", "Temporal"})
    void placeIsThere(String place) {
        assumeTrue(!missing.containsKey(place), () -> missing.get(place));
    }

    @AfterAll
    void printAndClose() {
        System.out.println(report);
        places.forEach(Place::close);
        memory.close();
    }
}
