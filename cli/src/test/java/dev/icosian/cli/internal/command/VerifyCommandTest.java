package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.cli.internal.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.Fickle;
import shop.Shop;

class VerifyCommandTest {
    private static final String HINT =
            "  a function depends on more than its inputs: on the time, on random numbers, on threads, on the order of a set"
                    + " or map; or it changes its inputs\n";

    @TempDir
    Path folder;

    @BeforeEach
    void calls() {
        Fickle.CALLS.set(0);
    }

    static List<Arguments> verdicts() {
        return List.of(
                Arguments.of("reproducible", Fickle.pipeline("prices"), "verify", 0, """
                    all  same
                    reproducible: 1 step
                    """),
                Arguments.of("one step", Fickle.pipeline("sum"), "verify", 1, """
                    all  differs  sum (Fickle.sum): 1114.0 and 1115.0
                    """ + HINT + """
                      find out which one: verify --regroup
                    not reproducible: 1 of 1 step
                    """),
                Arguments.of(
                        "the one to blame, and only it",
                        Fickle.pipeline("sum"),
                        "verify --regroup",
                        1,
                        """
                    prices    same
                    drifting  differs  drifting (Fickle.drifting): [38]: 2.0 and 3.0
                    sum       same
                    """ + HINT + "not reproducible: 1 of 3 functions\n"),
                Arguments.of("two steps", Fickle.twoSteps("sum", "drifting"), "verify", 1, """
                    load  same
                    rest  differs  drifting (Fickle.drifting): [38]: 1.0 and 2.0
                                   sum (Fickle.sum): 1114.0 and 1115.0
                    """ + HINT + """
                      find out which one: verify --regroup
                    not reproducible: 1 of 2 steps
                    """),
                Arguments.of("limited", Fickle.twoSteps("sum"), "verify --to load", 0, """
                    load  same
                    reproducible: 1 step
                    """),
                Arguments.of("a changed input, within a step", Fickle.pipeline("last"), "verify", 0, """
                    all  same
                    reproducible: 1 step
                    """),
                Arguments.of(
                        "a changed input, regrouped",
                        Fickle.pipeline("last"),
                        "verify --regroup",
                        1,
                        """
                    prices   same
                    largest  same
                    last     same
                    last     differs  last (Fickle.last): in the declared steps: -1.0 and 58.5
                    """ + HINT + "not reproducible: 1 of 3 functions\n"),
                Arguments.of("declared to change", Fickle.pipeline("read"), "verify", 0, """
                    all  differs, as declared  read (Fickle.read): 40 and 80
                    reproducible: 1 step
                    """),
                Arguments.of(
                        "fails the second time",
                        Fickle.pipeline("moody"),
                        "verify",
                        1,
                        """
                    all  failed  the second time: [Run/NodeFailed] moody: not again
                    """ + HINT + "not reproducible: 1 of 1 step\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verdicts")
    void saysWhichStepIsNotReproducibleAndWhatDiffers(
            String name, Pipeline pipeline, String line, int exit, String report) {
        Done done = Cli.in(folder, () -> pipeline).line(line);

        assertThat(done.out()).isEqualTo(report);
        assertThat(done.exit()).isEqualTo(exit);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theOrderOfObjectsInMemoryIsFoundWhereItBegins() {
        Done done = Cli.in(folder, () -> Fickle.pipeline("sorted")).line("verify --regroup");

        assertThat(done.exit()).as(done.out()).isEqualTo(1);
        assertThat(done.out())
                .containsPattern(
                        "^ordered +differs +ordered \\(Fickle\\.ordered\\): \\[\\d+]: item \\d+ and item \\d+, and in"
                                + " \\d+ more places\nsorted +same\n");
    }

    @Test
    void progressIsSaidOnStandardError() {
        Done done = Cli.in(folder, () -> Fickle.twoSteps("sum")).line("verify").normalized();

        assertThat(done.err()).isEqualTo("""
            run r-<id> of fickle, plan <digest>, store one that is thrown away
            load: started, no earlier result
            load: computed in <time>, no earlier result
            rest: started, no earlier result
            rest: computed in <time>, no earlier result
            rest: computed again
            load: computed again
            """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify --json", "verify --regroup --json"})
    void jsonIsAsTheSchemaSays(String line) throws IOException {
        for (String output : List.of("sum", "last", "read", "moody")) {
            Fickle.CALLS.set(0);
            Schemas.assertValid(
                    "verify",
                    Cli.in(folder, () -> Fickle.pipeline(output)).line(line).out());
        }
    }

    @Test
    void nothingIsPublished() throws IOException {
        Path file = folder.resolve("sum.json");

        Done done = Cli.in(folder, () -> Fickle.publishing(file)).line("verify");

        assertThat(done.exit()).isEqualTo(1);
        assertThat(file).doesNotExist();
    }

    @Test
    void aRunThatFailsIsNotCompared() throws IOException {
        Fickle.CALLS.set(1);

        Done done = Cli.in(folder, () -> Fickle.pipeline("moody")).line("verify --json");

        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.err())
                .contains("error [Run/NodeFailed] moody: not again\n")
                .endsWith("failed: there is nothing to compare; see more with run\n");
        Schemas.assertValid("verify", done.out());
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingRuns() {
        Done done = Cli.in(folder, Shop::pipeline).line("verify --to nothing");

        assertThat(done.exit()).isEqualTo(78);
        assertThat(done.err()).startsWith("error [Run/UnknownNode] ").endsWith("failed: nothing was run\n");
        assertThat(Cli.in(folder, Shop::pipeline).line("verify").err())
                .startsWith("error [Run/MissingParameter] ")
                .endsWith("failed: nothing was run\n");
    }

    @Test
    void theStoresAreThrownAway() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<Path> before = stores(temporary);
        Files.writeString(folder.resolve("prices.txt"), "1\n2\n");

        Done done = Cli.in(folder, Shop::pipeline).line("verify --regroup --param dataFile=prices.txt");

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(stores(temporary)).isEqualTo(before);
    }

    private static List<Path> stores(Path temporary) throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("icosian-verify-"))
                    .sorted()
                    .toList();
        }
    }
}
