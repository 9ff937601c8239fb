package dev.icosian.equivalence.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Plan;
import dev.icosian.equivalence.LocalPlace;
import dev.icosian.equivalence.Place;
import dev.icosian.equivalence.Subject;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs are valid, run, and are of many kinds. */
final class RandomProgramsTest {
    @TempDir
    private Path folder;

    @Test
    void everySeedIsAProgramThatRuns() throws Exception {
        List<Subject> subjects =
                RandomPrograms.compile(folder, LongStream.range(0, 40).boxed().toList());
        TreeSet<Integer> stepCounts = new TreeSet<>();
        TreeSet<String> materializers = new TreeSet<>();
        for (Subject subject : subjects) {
            Plan plan = subject.pipeline().plan();
            stepCounts.add(plan.steps().size());
            plan.steps().forEach(step -> step.outputs().forEach(output -> materializers.add(output.materializer())));
            try (Place place = new LocalPlace("memory", "memory:" + subject)) {
                assertThat(place.run(subject).digests()).as(subject.name()).isNotEmpty();
            }
        }
        assertThat(stepCounts).hasSizeGreaterThan(5);
        assertThat(materializers).containsExactly("bytes", "csv", "file", "json", "npy", "point-text", "text");
    }
}
