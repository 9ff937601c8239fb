package dev.icosian.temporal.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.Schedule;
import dev.icosian.temporal.CommandLine;
import dev.icosian.temporal.CommandLine.Done;
import dev.icosian.test.Golden;
import dev.icosian.test.ProblemExample;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of the Temporal codes on docs/problems.md gives what stands under it; {@code -Dupdate=true} writes it. */
final class TemporalExamplesTest {
    private static final String HEADING = "Temporal: runs on a server";
    private static final Status REFUSED = Status.INVALID_ARGUMENT.withDescription(
            "Namespace default has no mapping defined for search attribute colour");

    /** What servers answer that are in the right state for the code. */
    private static final Map<String, Map<String, Status>> ANSWERS = Map.of(
            "Temporal/NoNamespace", Map.of("DescribeNamespace", Status.NOT_FOUND),
            "Temporal/NotAllowed",
                    Map.of("DescribeNamespace", Status.PERMISSION_DENIED.withDescription("Request unauthorized.")),
            "Temporal/NoSchedule", Map.of("PatchSchedule", Status.NOT_FOUND, "DescribeSchedule", Status.NOT_FOUND),
            "Temporal/Refused", Map.of("StartWorkflowExecution", REFUSED));

    @TempDir
    private Path folder;

    static List<ProblemExample> examples() throws IOException {
        return ProblemExample.under(HEADING);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void givesWhatStandsUnderIt(ProblemExample example) throws Exception {
        String printed = printed(example).replace(folder.toString(), "/home/ann/shop");
        assertThat(printed).startsWith("[" + example.code() + "] ");
        if (Golden.isUpdate()) {
            ProblemExample.update(example.code(), printed);
            return;
        }
        assertThat(printed).isEqualTo(example.text());
    }

    @Test
    void causesOfTheTestAreOnThePage() throws Exception {
        assertThat(ProblemExample.under(HEADING))
                .extracting(ProblemExample::code)
                .containsAll(Causes.BY_CODE.keySet());
    }

    private String printed(ProblemExample example) throws Exception {
        Causes.Cause cause = Causes.BY_CODE.get(example.code());
        if (cause != null) {
            assertThat(example.console())
                    .as("commands beside a cause in the test")
                    .isEmpty();
            return cause.message(folder);
        }
        assertThat(example.console()).as("commands, or a cause in the test").isNotEmpty();
        try (Here here = new Here(ANSWERS.getOrDefault(example.code(), Map.of()))) {
            List<String> printed = new ArrayList<>();
            int exit = 0;
            for (String line : example.console()) {
                Done done = run(here, pipeline(example.code()), line);
                exit = done.exit();
                printed.add(done.err());
            }
            assertThat(exit).as(String.join("", printed)).isEqualTo(example.exit());
            String last = printed.get(printed.size() - 1);
            return last.substring(last.indexOf("error [") + "error ".length()).strip();
        }
    }

    private static Pipeline pipeline(String code) {
        if (code.equals("Temporal/NotScheduled")) {
            return Causes.shop();
        }
        return Causes.shop().toBuilder()
                .schedule(Schedule.cron("0 6 * * *").zone("Europe/Berlin"))
                .build();
    }

    private Done run(Here here, Pipeline pipeline, String line) throws IOException {
        Map<String, String> variables = new HashMap<>();
        List<String> words =
                new ArrayList<>(List.of(line.substring("$ ".length()).split(" ", -1)));
        while (words.get(0).contains("=")) {
            String[] assignment = words.remove(0).split("=", 2);
            variables.put(assignment[0], assignment[1]);
        }
        assertThat(words.subList(0, 3)).containsExactly("java", "-jar", "shop.jar");
        if (!variables.containsKey("TEMPORAL_ADDRESS")) {
            CommandLine program = here.program(pipeline, Files.createDirectories(folder), variables);
            return program.run(words.subList(3, words.size()).toArray(String[]::new));
        }
        return new CommandLine(pipeline, folder, variables)
                .run(words.subList(3, words.size()).toArray(String[]::new));
    }
}
