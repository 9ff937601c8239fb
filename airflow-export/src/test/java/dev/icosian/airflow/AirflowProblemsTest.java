package dev.icosian.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.test.CompiledSources;
import dev.icosian.test.Golden;
import dev.icosian.test.ProblemCodes;
import dev.icosian.test.ProblemExample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * docs/problems.md names every code that only this module's classes hold, and no other of the kind; their examples give
 * what stands under them, which {@code -Dupdate=true} writes.
 */
final class AirflowProblemsTest {
    private static final String HEADING = "Airflow: DAG files";
    private static final Pattern ENTRY = Pattern.compile("(?m)^### (\\S+)$");
    private static final String IMPORTS = "package acme.shop; import dev.icosian.*; import java.io.*;"
            + " import java.nio.file.*; import java.time.*; import java.util.*; ";
    private static final String PROMPT = "$ ";
    private static final String PROGRAM = "java -jar shop.jar ";

    @TempDir
    private Path folder;

    static List<ProblemExample> examples() throws IOException {
        return ProblemExample.under(HEADING);
    }

    @Test
    void everyCodeIsOnThePageAndNoOther() throws Exception {
        Set<String> codes = ProblemCodes.in(Path.of("target/classes"));
        ENTRY.matcher(Files.readString(Path.of("../docs/problems.md")))
                .results()
                .forEach(entry -> codes.remove(entry.group(1)));

        assertThat(codes).contains("Airflow/NoImage");
        assertThat(examples()).extracting(ProblemExample::code).containsExactlyInAnyOrderElementsOf(codes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void givesWhatStandsUnderIt(ProblemExample example) throws Exception {
        CommandLine.Done done = new CommandLine(pipelines(example.java()), folder, Map.of()).run("--version");
        for (String line : example.console()) {
            assertThat(line).startsWith(PROMPT);
            done = run(example, line.substring(PROMPT.length()));
        }

        assertThat(done.exit()).as(done.err()).isEqualTo(example.exit());
        String printed = done.err()
                .substring(done.err().indexOf("error [") + "error ".length())
                .replace(folder.toString(), "/home/ann/shop")
                .strip();
        assertThat(printed).startsWith("[" + example.code() + "] ");
        if (Golden.isUpdate()) {
            ProblemExample.update(example.code(), printed);
            return;
        }
        assertThat(printed).isEqualTo(example.text());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void isExplainedWithoutANetwork(ProblemExample example) throws Exception {
        CommandLine.Done done = new CommandLine(pipelines(""), folder, Map.of()).run("explain", example.code());

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out())
                .contains(example.code(), example.text().lines().findFirst().orElseThrow());
    }

    private CommandLine.Done run(ProblemExample example, String command) throws Exception {
        if (command.startsWith(PROGRAM)) {
            return new CommandLine(pipelines(example.java()), folder, Map.of())
                    .run(command.substring(PROGRAM.length()).split(" ", -1));
        }
        Process shell = new ProcessBuilder("sh", "-ec", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(output).isZero();
        return new CommandLine.Done(0, output, "");
    }

    /** Returns the pipelines that an example names; the program at the head of the page, if it names none. */
    private List<Pipeline> pipelines(String java) throws Exception {
        String expressions = java.isEmpty() ? "Shop.pipeline()" : java;
        ClassLoader loader = CompiledSources.compile(
                folder.resolve("classes"),
                Map.of(
                        "acme.shop.Shop",
                        IMPORTS + ProblemExample.program(),
                        "acme.shop.Given",
                        IMPORTS
                                + "public final class Given { public static List<Pipeline> pipelines() { return List.of("
                                + expressions + "); } }"),
                List.of("-parameters", "-g", "--release", "17"));
        List<Pipeline> pipelines = new ArrayList<>();
        for (Object pipeline : (List<?>)
                loader.loadClass("acme.shop.Given").getMethod("pipelines").invoke(null)) {
            pipelines.add((Pipeline) pipeline);
        }
        return pipelines;
    }
}
