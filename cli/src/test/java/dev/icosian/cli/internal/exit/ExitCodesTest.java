package dev.icosian.cli.internal.exit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodesTest {
    @ParameterizedTest
    @CsvSource({
        "Usage/UnknownOption, 2",
        "Run/NodeFailed, 1",
        "Run/UnknownParameter, 78",
        "Run/MissingFile, 66",
        "Check/Failed, 65",
        "Check/NotApplicable, 78",
        "Dataflow/MissingNode, 78",
        "Store/NotWritable, 73",
        "Store/UnknownVersion, 78",
        "Plan/ShapeDiffers, 75",
        "Cli/Internal, 70",
        "Run/OutOfMemory, 71",
        "Nothing, 78",
        "Run/NodeFailed Plan/ShapeDiffers, 75",
        "Run/NodeFailed Check/Failed, 65",
        "Check/Failed Run/NodeFailed, 65",
        "Run/NodeFailed Run/Superseded, 1"
    })
    void whatPassesByItselfIsToldFromWhatDoesNot(String codes, int exit) {
        List<Problem> problems = Arrays.stream(codes.split(" "))
                .map(code -> new Problem(code, "message", null, null))
                .toList();

        assertThat(ExitCodes.of(problems)).isEqualTo(exit);
    }

    @Test
    void theDocumentationHasTheSameTable() throws IOException {
        List<String> rows = new ArrayList<>();
        ExitCodes.byCode()
                .forEach((code, exit) ->
                        rows.add("| `" + code + (code.contains("/") ? "" : "/…") + "` | " + exit + " |"));

        assertThat(Files.readAllLines(Path.of("../docs/cli.md")))
                .containsSubsequence(rows)
                .filteredOn(line -> line.matches("\\| `[A-Z][A-Za-z]+/.*` \\| \\d+ \\|"))
                .hasSameSizeAs(rows);
    }
}
