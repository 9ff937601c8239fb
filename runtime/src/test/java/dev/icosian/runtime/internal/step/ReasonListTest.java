package dev.icosian.runtime.internal.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.internal.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonListTest {
    @Test
    void documentationListsEveryCodeWithItsText() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/reasons.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', line.indexOf('|', 1) + 1))
                        .trim())
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(ReasonCode.values())
                        .map(code -> "| `" + code.code() + "` | " + code.template())
                        .toList());
    }
}
