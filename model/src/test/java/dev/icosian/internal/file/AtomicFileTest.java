package dev.icosian.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtomicFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        ".out.csv.6b1f3a52-8a63-4a2e-9a53-1d1f6b0c8e11.tmp,    61, true",
        ".out.csv.6b1f3a52-8a63-4a2e-9a53-1d1f6b0c8e11.tmp,    59, false",
        ".other.csv.6b1f3a52-8a63-4a2e-9a53-1d1f6b0c8e11.tmp,  999, false",
        ".out.csv.x.6b1f3a52-8a63-4a2e-9a53-1d1f6b0c8e11.tmp,  999, false",
        ".out.csv.6b1f3a52-8a63-4a2e-9a53-1d1f6b0c8e11,        999, false",
        "out.csv.6b1f3a52-8a63-4a2e-9a53-1d1f6b0c8e11.tmp,     999, false",
        ".out.csv.notes-that-someone-keeps-beside-his.tmp,     999, false",
        ".out.csv.tmp,                                         999, false"
    })
    void whatKilledWritersOfThisFileLeftGoesAfterAnHour(String name, int minutes, boolean goes) throws Exception {
        Path left = Files.writeString(folder.resolve(name), "half");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofMinutes(minutes))));
        write("whole");
        assertThat(Files.exists(left)).isEqualTo(!goes);
        assertThat(folder.resolve("out.csv")).hasContent("whole");
    }

    @Test
    void nothingIsLeftAfterwards() throws Exception {
        write("one");
        write("one");
        write("two");
        assertThat(names()).containsExactly("out.csv");
    }

    @Test
    void equalBytesAreNotWrittenAgain() throws Exception {
        write("one");
        FileTime before = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.setLastModifiedTime(folder.resolve("out.csv"), before);
        write("one");
        assertThat(Files.getLastModifiedTime(folder.resolve("out.csv"))).isEqualTo(before);
        write("two");
        assertThat(Files.getLastModifiedTime(folder.resolve("out.csv"))).isNotEqualTo(before);
    }

    private void write(String text) throws Exception {
        new AtomicFile(folder.resolve("out.csv")).replace(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
