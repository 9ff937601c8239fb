package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.Feed;

/** Relative locations of sources and sinks count from {@code --home}, and {@code step} does without no guess. */
class RelativePlacesTest {
    private static final String NO_HOME = """
            error [Run/NoHome] %s is the relative path '%s', and step does not know what it counts from
              fix: add --home FOLDER, or set ICOSIAN_HOME=FOLDER
            """;

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void files() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve("lake"));
        Files.createDirectories(folder.resolve("lake"));
        Files.writeString(home.resolve("rate.txt"), "2");
        Files.writeString(home.resolve("lake/rate.txt"), "4");
        Files.writeString(folder.resolve("rate.txt"), "5");
        Files.writeString(folder.resolve("lake/rate.txt"), "7");
    }

    private static Arguments row(String name, String from, String to, String err) {
        return Arguments.of(name, from, to, err);
    }

    static Stream<Arguments> refused() {
        String source = NO_HOME.formatted("the location of the source rate-file of 'rate'", "%s");
        String sink = NO_HOME.formatted("the location of the sink json-file of 'price'", "%s");
        return Stream.of(
                row("source", "rate.txt", "<abs>/price.json", source.formatted("rate.txt")),
                row("sink", "<abs>/rate.txt", "out/{amount}.json", sink.formatted("out/3.json")),
                row(
                        "both",
                        "rate.txt",
                        "price.json",
                        sink.formatted("price.json") + source.formatted("rate.txt") + "2 problems\n"),
                row("a leading param", "{lake}/rate.txt", "<abs>/price.json", source.formatted("lake/rate.txt")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void withoutHomeTheStepIsRefusedAndNothingIsWritten(String name, String from, String to, String err) {
        Done fresh = cli(from, to).line("step pricing --run r1 --store s");

        assertThat(fresh.err()).isEqualTo(err + "failed: nothing was run\n");
        assertThat(fresh.exit()).isEqualTo(78);
        assertThat(folder.resolve("s")).doesNotExist();

        assertThat(cli(from, to).line("run --run r1 --store s").exit()).isZero();
        Done existing = cli(from, to).line("step pricing --run r1 --store s");
        assertThat(existing.err()).isEqualTo(err + "failed: nothing was run\n");
        assertThat(existing.exit()).isEqualTo(78);
    }

    static Stream<Arguments> allowed() {
        return Stream.of(
                Arguments.of("absolute places", "step pricing", "<abs>/rate.txt", "<abs>/price.json"),
                Arguments.of(
                        "a leading param that is absolute",
                        "step pricing --param lake=<abs>/lake",
                        "{lake}/rate.txt",
                        "{lake}/price.json"),
                Arguments.of("a URI", "step pricing", "<abs>/rate.txt", "file:<abs>/price.json"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allowed")
    void placesThatAreNotRelativeNeedNoHome(String name, String line, String from, String to) {
        Done done = cli(from, to).line(line.replace("<abs>", folder.toString()) + " --run r1 --store s");

        assertThat(done.err()).doesNotContain("NoHome").contains("pricing: computed");
        assertThat(done.exit()).isZero();
    }

    @Test
    void stepThatHasNoPlaceNeedsNoHome() {
        cli("rate.txt", "price.json").line("step pricing --run r1 --store s --home .");

        assertThat(cli("rate.txt", "price.json")
                        .line("step labels --run r1 --store s")
                        .out())
                .isEqualTo("label  \"price: 15.0\"\n");
    }

    static Stream<Arguments> homes() {
        return Stream.of(
                Arguments.of("--home", " --home home", null),
                Arguments.of("the environment", "", "home"),
                Arguments.of("--home before the environment", " --home home", "elsewhere"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("homes")
    void placesCountFromHomeAndNotFromTheWorkingDirectory(String name, String option, String variable) {
        Cli cli = cli("rate.txt", "out/price.json");
        if (variable != null) {
            cli.env("ICOSIAN_HOME", folder.resolve(variable).toString());
        }

        Done done = cli.line("step pricing --run r1 --store s" + option);

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(home.resolve("out/price.json")).hasContent("6.0");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void whatAFailedRunSaysToTypeHasTheHome() throws IOException {
        Files.writeString(folder.resolve("rate.txt"), "five");

        assertThat(cli("rate.txt", "<abs>/price.json")
                        .line("run --run r1 --store s")
                        .err())
                .contains("run it alone   java -jar demo.jar step pricing --run r1 --store file:s --home .\n");
        assertThat(cli("<abs>/rate.txt", "<abs>/price.json")
                        .line("run --run r2 --store s")
                        .err())
                .contains("run it alone   java -jar demo.jar step pricing --run r2 --store file:s\n");
    }

    @Test
    void explainShowsTheLocationAsItIsDeclared() {
        Cli cli = cli("{lake}/rates/{amount}.txt", "out/{amount}.json");

        assertThat(cli.line("explain rate").out().replaceAll("bytecode:.*", "<code>"))
                .isEqualTo("""
                        rate: Double
                          step        pricing (claimed by nodes("rate", "price"))
                          needs       {lake}/rates/{amount}.txt (outside)
                          used by     price (pricing)
                          stored      no: nothing outside step pricing reads it
                          made by     source rate-file v1 → rate
                          code        <code>
                        """);
        assertThat(cli.line("explain price").out()).contains("published to out/{amount}.json\n");
        assertThat(cli.line("explain lake").out()).isEqualTo("""
                lake: Path, a run parameter
                  value       given per run, --param lake=…; default "lake"
                  used by     rate (pricing)
                """);
    }

    private Cli cli(String from, String to) {
        String folderText = folder.toString();
        return Cli.in(folder, () -> Feed.pipeline(from.replace("<abs>", folderText), to.replace("<abs>", folderText)));
    }
}
