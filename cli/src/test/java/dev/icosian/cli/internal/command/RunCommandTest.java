package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.test.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandTest {
    private static final String RUN = "run --param dataFile=prices.txt";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void files() throws IOException {
        cli = ShopCli.in(folder);
    }

    @Test
    void aRunShowsReasonsResultsAndCounts() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line : new String[] {
            RUN, RUN, RUN + " --param factor=3", RUN + " --recompute prepare", RUN + " --fresh", RUN + " --to prepare"
        }) {
            all.append("$ ").append(line).append('\n');
            all.append(cli.line(line).normalized().all()).append('\n');
        }

        Golden.assertMatches("run.txt", all.toString());
    }

    @Test
    void aFailureIsShownWithFramesInputsPathAndCommands() throws IOException {
        Done done = cli.line("run --param dataFile=many.txt");

        Golden.assertMatches("failure.txt", done.normalized().all());
    }

    @Test
    void withVerboseThereIsTheWholeStackTrace() {
        Done done = cli.line("run --param dataFile=many.txt --verbose");

        assertThat(done.err())
                .contains("Caused by: java.lang.IllegalStateException: more than 3 values:")
                .contains("\tat shop.Shop.mean(Shop.java:");
    }

    @Test
    void theStoreIsTheDefaultOneUnlessAnotherIsGiven() {
        cli.line(RUN);
        cli.line(RUN + " --store other");
        Done inMemory = cli.line(RUN + " --store memory:");

        assertThat(folder.resolve(".icosian/icosian-store.json")).exists();
        assertThat(folder.resolve("other/icosian-store.json")).exists();
        assertThat(inMemory.err()).contains(", store memory:\n").contains("0 reused, 2 computed");
    }

    @Test
    void aRunIsResumedWithItsParams() {
        Done failed = cli.line("run --param dataFile=many.txt --param factor=4");

        Done resumed = cli.line("run --resume " + runId(failed));

        assertThat(resumed.exit()).isEqualTo(1);
        assertThat(runId(resumed)).isEqualTo(runId(failed));
        assertThat(resumed.err()).contains("prepare: reused, nothing changed\n").contains("judge: failed after ");
    }

    @Test
    void paramsOfARunThatIsResumedMustAgree() {
        String id = runId(cli.line(RUN));

        Done same = cli.line("run --resume " + id + " --param factor=2");
        Done other = cli.line("run --resume " + id + " --param factor=3");

        assertThat(same.exit()).isZero();
        assertThat(other.exit()).isEqualTo(78);
        assertThat(other.err())
                .isEqualTo("error [Run/DifferentParameters] run '" + id
                        + "' was started with param 'factor' = 2.0, and 3.0 is given\n"
                        + "  fix: leave it out, or start a new run; or let the run's records be forgotten, never its"
                        + " results: runs forget " + id + "\nfailed: nothing was run\n");
    }

    @Test
    void theIdOfARunCanBeChosen() {
        Done done = cli.line(RUN + " --run nightly-7");

        assertThat(done.err()).startsWith("run nightly-7 of shop, ");
    }

    @Test
    void jsonIsOneObjectAndProgressGoesElsewhere() throws IOException {
        Done done = cli.line(RUN + " --json");

        String out = done.normalized().out().replaceAll("\"ms\":\\d+", "\"ms\":<ms>");
        Golden.assertMatches("run.json", out);
        assertThat(done.err()).contains("done: 2 steps, 0 reused, 2 computed, 0 failed, ");
    }

    @Test
    void problemsAreJsonToo() {
        Done done = cli.line("run --json --param dataFil=x --param dataFile=prices.txt");

        assertThat(done.out())
                .isEqualTo("{\"formatVersion\":1,\"problems\":[{\"code\":\"Run/UnknownParameter\","
                        + "\"hint\":\"did you mean 'dataFile'?\","
                        + "\"message\":\"pipeline 'shop' has no param 'dataFil'\"}]}\n");
        assertThat(done.exit()).isEqualTo(78);
    }

    @Test
    void aFailedRunIsJsonWithItsProblems() {
        Done done = cli.line("run --json --param dataFile=many.txt");

        assertThat(done.out())
                .contains("\"succeeded\":false")
                .contains("\"problems\":[{\"code\":\"Run/NodeFailed\",")
                .contains("\"state\":\"failed\",\"step\":\"judge\"");
    }

    @ParameterizedTest
    @CsvSource({"BUYER, 'a b: cheap'", "SELLER, 'a b: sell'"})
    void configIsDecodedByItsType(String audience, String verdict) {
        Done done = cli.line(RUN + " --config audience=" + audience);

        assertThat(done.out()).contains("verdict  \"" + verdict + "\"\n");
    }

    @Test
    void paramsComeFromAFileAsStrictJson() throws IOException {
        Files.writeString(
                folder.resolve("params.json"),
                "{\"dataFile\": \"prices.txt\", \"factor\": 0.5, \"weights\": [2], \"title\": null}");

        Done done = cli.line("run --params params.json --param title=x");
        Done withDefault = cli.line("run --params params.json");

        assertThat(done.exit()).as(done.err()).isEqualTo(78);
        assertThat(withDefault.out()).isEqualTo("""
                        scaled   double[3] 1.0, 2.0, 3.0
                        summary  {count: 3, mean: 2.0}
                        verdict  "a b: cheap"
                        """);
    }

    @Test
    void textParamsAreTakenVerbatim() {
        Done done = cli.run("run", "--param", "dataFile=prices.txt", "--param", "title= \"x\"=$y ");

        assertThat(done.out()).contains("verdict  \" \\\"x\\\"=$y : cheap\"\n");
    }

    static String runId(Done done) {
        Matcher matcher = Pattern.compile("^run (\\S+) of ", Pattern.MULTILINE).matcher(done.err());
        assertThat(matcher.find()).as(done.err()).isTrue();
        return matcher.group(1);
    }
}
