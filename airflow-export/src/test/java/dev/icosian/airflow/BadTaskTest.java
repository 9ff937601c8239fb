package dev.icosian.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.airflow.program.Letters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks that are called with what cannot be: the environment is that of the exported file, with one thing wrong. */
final class BadTaskTest {
    private static final Pattern VARIABLE = Pattern.compile("(?m)^    \"(ICOSIAN_\\w+)\": \"(.*)\",$");

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new LinkedHashMap<>();

    @BeforeEach
    void exportAndRender() throws IOException {
        CommandLine.Done done = program(Map.of())
                .run(
                        "airflow",
                        "export",
                        "--out",
                        "dags",
                        "--store",
                        folder.resolve("store").toString());
        assertThat(done.exit()).as(done.err()).isZero();
        Map<String, String> rendered =
                Map.of("{{ run_id }}", "r1", "{{ ti.try_number }}", "1", "{{ params['to'] | tojson }}", "\"you\"");
        Matcher variable = VARIABLE.matcher(Files.readString(folder.resolve("dags/letters.py")));
        while (variable.find()) {
            environment.put(variable.group(1), rendered.getOrDefault(variable.group(2), variable.group(2)));
        }
        assertThat(environment)
                .containsOnlyKeys(
                        "ICOSIAN_PIPELINE",
                        "ICOSIAN_PLAN_SHAPE",
                        "ICOSIAN_TARGET",
                        "ICOSIAN_RUN_ID",
                        "ICOSIAN_TRY",
                        "ICOSIAN_STORE",
                        "ICOSIAN_PARAM_to");
    }

    private CommandLine program(Map<String, String> variables) {
        Pipeline letters = Pipeline.named("letters")
                .modules(Letters.class)
                .outputs("letter")
                .build();
        Pipeline other = letters.renamed("others");
        return new CommandLine(List.of(letters, other), folder, variables);
    }

    @Test
    void asItIsTheTaskRuns() {
        CommandLine.Done done = program(environment).run("step", "all");

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).contains("Dear you");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("another shape", "ICOSIAN_PLAN_SHAPE", "sha256:" + "0".repeat(64), 75, """
                    error [Plan/ShapeDiffers] the plan of this program has shape sha256:3db8a6e5340a633c0987e6cdd5d43416106b3d658e3205468eb7c556906dcc60, and sha256:0000000000000000000000000000000000000000000000000000000000000000 is asked for
                      fix: deploy the program and what calls it from the same sources, with the same config
                    failed: nothing was run
                    """),
                wrong("no store", "ICOSIAN_STORE", null, 78, """
                    error [Store/NotGiven] no store is given
                      fix: add --store URI, or set ICOSIAN_STORE=URI
                    failed: nothing was run
                    """),
                wrong("a store of this process", "ICOSIAN_STORE", "memory:", 78, """
                    error [Target/MemoryStore] step cannot use the store 'memory:': what it holds ends with this process
                      fix: give a store that other processes see: --store with a folder
                    failed: nothing was run
                    """),
                wrong("a store that cannot be reached", "ICOSIAN_STORE", "@/dags/letters.py/store", 73, """
                    error [Store/NotWritable] cannot write to the store folder @/dags/letters.py/store (@/dags/letters.py is a file, not a folder)
                      at @/dags/letters.py/store
                      fix: make the folder writable for this user, or choose another one with --store
                    failed: nothing was run
                    """),
                wrong("a store of an unknown kind", "ICOSIAN_STORE", "ftp://lake/icosian", 78, """
                    error [Store/UnknownScheme] no store on the class path opens 'ftp://lake/icosian'
                      fix: use one of the schemes file, memory: for a folder, file:path/to/folder
                    failed: nothing was run
                    """),
                wrong("no run", "ICOSIAN_RUN_ID", null, 78, """
                    error [Run/NotGiven] no run is given
                      fix: add --run ID, or set ICOSIAN_RUN_ID=ID
                    failed: nothing was run
                    """),
                wrong("a param that is no JSON", "ICOSIAN_PARAM_to", "{\"name\":", 78, """
                    error [Params/NotJson] ICOSIAN_PARAM_to is not JSON: line 1, column 9: the JSON ends before it is complete
                      fix: write the value as JSON: a text in double quotes, a number, true or false, a list or an object
                    failed: nothing was run
                    """),
                wrong("a param of another type", "ICOSIAN_PARAM_to", "[1,2]", 78, """
                    error [Run/WrongType] param 'to' (String): expected text, found a list
                      fix: give text
                    failed: nothing was run
                    """),
                wrong("a param that nobody knows", "ICOSIAN_PARAM_from", "1", 78, """
                    error [Run/UnknownParameter] pipeline 'letters' has no param 'from'
                      fix: its params are to
                    failed: nothing was run
                    """),
                wrong(
                        "a param that no process can be given",
                        "ICOSIAN_PARAM_to",
                        "\"" + "x".repeat(131_072) + "\"",
                        78,
                        """
                    error [Params/TooLarge] param 'to' would have 131092 bytes as a variable, and a process takes 131072
                      fix: put large values into a file, and give its path
                    failed: nothing was run
                    """),
                wrong("no pipeline of two", "ICOSIAN_PIPELINE", null, 2, """
                    error [Usage/NoPipeline] there are several pipelines, and none is chosen
                      fix: add --pipeline with one of letters, others
                    failed: nothing was run
                    """),
                wrong("a pipeline that is gone", "ICOSIAN_PIPELINE", "lettres", 2, """
                    error [Usage/UnknownPipeline] there is no pipeline 'lettres'
                      fix: did you mean 'letters'?
                    failed: nothing was run
                    """),
                wrong("config that is no JSON", "ICOSIAN_CONFIG", "region=US", 78, """
                    error [Config/NotJson] ICOSIAN_CONFIG is not a JSON object: line 1, column 1: Unrecognized token 'region': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
                      fix: write an object with one field per config key: {"region":"UK"}
                    failed: nothing was run
                    """),
                wrong("no number of the try", "ICOSIAN_TRY", "first", 2, """
                    error [Usage/NoNumber] ICOSIAN_TRY is no number: first
                      fix: set it to 1 for the first attempt
                    failed: nothing was run
                    """),
                wrong("no name of a target", "ICOSIAN_TARGET", "Air Flow", 2, """
                    error [Usage/UnknownTarget] ICOSIAN_TARGET is no name of a target: Air Flow
                      fix: write lower-case letters, digits and '-': airflow
                    failed: nothing was run
                    """),
                wrong("no time of a schedule", "ICOSIAN_SCHEDULED_AT", "yesterday", 78, """
                    error [Schedule/NoInstant] ICOSIAN_SCHEDULED_AT is no instant: yesterday
                      fix: write date, time and offset: 2026-01-31T06:00:00Z, 2026-01-31T06:00:00+01:00
                    failed: nothing was run
                    """));
    }

    private static Arguments wrong(String what, String variable, @Nullable String value, int exit, String message) {
        return Arguments.of(what, variable, value, exit, message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void whatIsWrongIsSaidAndNothingStored(
            String what, String variable, @Nullable String value, int exit, String message) throws IOException {
        Map<String, String> variables = new TreeMap<>(environment);
        variables.remove(variable);
        if (value != null) {
            variables.put(variable, value.replace("@", folder.toString()));
        }

        CommandLine.Done done = program(variables).run("step", "all");

        assertThat(done.err().replace(folder.toString(), "@")).isEqualTo(message);
        assertThat(done.exit()).isEqualTo(exit);
        assertThat(done.out()).isEmpty();
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void stepThatThePlanHasNotIsSaid() {
        CommandLine.Done done = program(environment).run("step", "al");

        assertThat(done.err()).isEqualTo("""
                error [Plan/UnknownStep] pipeline 'letters' has no step 'al'
                  fix: did you mean 'all'?
                failed: nothing was run
                """);
        assertThat(done.exit()).isEqualTo(78);
        assertThat(folder.resolve("store")).doesNotExist();
    }
}
