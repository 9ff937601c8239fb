package dev.icosian.temporal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.temporal.CommandLine;
import dev.icosian.temporal.CommandLine.Done;
import dev.icosian.temporal.program.Shapes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A submission over a limit is refused: neither the server nor the store has anything of it. */
final class LimitsIT {
    private static final String NAME = "x".repeat(300);
    private static final String SHOWN = "x".repeat(40) + "…";

    @TempDir
    private Path folder;

    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of(
                        List.of("--max-parallel", "1001"),
                        "error [Temporal/TooManyParallel] 1001 steps at the same time are asked for; a run can have"
                                + " 1 to 1000\n  fix: ask for fewer: workers decide how many of them really run\n"),
                Arguments.of(
                        List.of("--run", NAME),
                        "error [Temporal/NameTooLong] the workflow id 'counted_limits/" + "x".repeat(25)
                                + "…' has 315 bytes, and a server takes 1 to 255\n  fix: give it another name\n"),
                Arguments.of(
                        List.of("--queue", NAME),
                        "error [Temporal/NameTooLong] the queue '" + SHOWN
                                + "' has 300 bytes, and a server takes 1 to 255\n  fix: give it another name\n"),
                Arguments.of(
                        List.of("--search-attribute", NAME + "=1"),
                        "error [Temporal/NameTooLong] the search attribute '" + SHOWN
                                + "' has 300 bytes, and a server takes 1 to 255\n  fix: give it another name\n"),
                Arguments.of(
                        List.of("--search-attribute", "CustomKeywordField=" + NAME),
                        "error [Temporal/NameTooLong] the text of search attribute 'CustomKeywordField' '" + SHOWN
                                + "' has 300 bytes, and a server takes 1 to 255\n  fix: give it another name\n"),
                // This one only the server can know.
                Arguments.of(
                        List.of("--search-attribute", "nobodyKnows=1"),
                        "error [Temporal/Refused] the server refuses the run of pipeline 'counted_limits': Namespace"
                                + " default has no mapping defined for search attribute nobodyKnows\n  fix: search"
                                + " attributes must be registered: temporal operator search-attribute create --name"
                                + " NAME --type Keyword\n"));
    }

    @ParameterizedTest
    @MethodSource("words")
    void refusedSubmissionLeavesNothingBehind(List<String> more, String error) throws Exception {
        RealServer server = RealServer.shared();
        Files.writeString(folder.resolve("words.txt"), "one\ntwo\n");
        List<String> words =
                new ArrayList<>(List.of("submit", "--store", "store", "--shared-files", "--param", "words=words.txt"));
        words.addAll(more);

        Done done = new CommandLine(Shapes.named("counted_limits"), folder, server.environment())
                .run(words.toArray(String[]::new));

        assertThat(done.err()).isEqualTo(error);
        assertThat(done.out()).isEmpty();
        assertThat(done.exit()).isEqualTo(78);
        assertThat(server.cli("workflow", "count", "--query", "WorkflowType='counted_limits'"))
                .isEqualTo("Total: 0\n");
        assertThat(files("store/runs")).as("records of runs").isEmpty();
    }

    @Test
    void paramsThatNoServerTakesAreRefused() throws Exception {
        RealServer server = RealServer.shared();
        Files.writeString(folder.resolve("params.json"), "{\"rules\":\"" + "x".repeat(1_500_000) + "\"}");
        Done done = new CommandLine(Shapes.named("chain_2_limits"), folder, server.environment())
                .run("submit", "--store", "store", "--shared-files", "--params", "params.json");
        assertThat(done.err()).isEqualTo("""
                        error [Temporal/InputTooLarge] params and config have 1500032 bytes, and a server takes 1500000
                          fix: put large values into a file, and give its path
                        """);
        assertThat(done.exit()).isEqualTo(78);
        assertThat(files("store/runs")).as("records of runs").isEmpty();
    }

    private List<Path> files(String name) throws Exception {
        Path runs = folder.resolve(name);
        if (Files.notExists(runs)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(runs)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }
}
