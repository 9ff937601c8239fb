package dev.icosian.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.equivalence.random.RandomPrograms;
import dev.icosian.temporal.internal.connect.Connection;
import expected.StoredRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs no servers and no processes: a directory and the embedded Temporal server have what memory has. */
final class EquivalenceTest {
    private static final int SEEDS = 8;

    @TempDir
    private Path folder;

    @Test
    void directoryAndEmbeddedTemporalHaveWhatMemoryHas() throws Exception {
        List<Subject> subjects = new ArrayList<>(Examples.all());
        subjects.addAll(RandomPrograms.compile(
                folder, LongStream.range(0, SEEDS).boxed().toList()));
        List<String> lines = new ArrayList<>();
        try (Place memory = new LocalPlace("memory", "memory:equivalence");
                Place directory = new LocalPlace(
                        "directory", folder.resolve("directory").toUri().toString());
                Place temporal = new TemporalPlace("embedded Temporal", Connection.embedded(), folder, subjects)) {
            for (Subject subject : subjects) {
                StoredRun expected = memory.run(subject);
                assertThat(expected.digests()).as(subject.name()).isNotEmpty();
                for (Place place : List.of(directory, temporal)) {
                    lines.addAll(Differences.between(subject, memory, expected, place, place.run(subject)));
                }
            }
        }
        assertThat(lines).isEmpty();
    }
}
