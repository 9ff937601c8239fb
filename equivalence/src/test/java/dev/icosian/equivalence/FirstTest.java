package dev.icosian.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Without servers: a directory has what memory has. */
final class FirstTest {
    @TempDir
    private Path folder;

    static List<Subject> examples() {
        return Examples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void directoryHasWhatMemoryHas(Subject subject) throws Exception {
        try (Place memory = new LocalPlace("memory", "memory:" + subject);
                Place directory = new LocalPlace("directory", folder.toUri().toString())) {
            assertThat(directory.run(subject)).isEqualTo(memory.run(subject));
        }
    }
}
