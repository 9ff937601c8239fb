package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.Shop;
import shop.Stalls;

/** A jar with pipelines made from data. */
class SeveralPipelinesTest {
    private static final String DATA = " --param dataFile=prices.txt";

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("prices.txt"), "1\n2\n3\n");
    }

    private Cli stalls() {
        return Cli.in(folder, Shop::pipeline).pipelines(Stalls::all);
    }

    @ParameterizedTest
    @CsvSource({"shop, a b: cheap", "stall_buyer, a b: cheap", "stall_seller, a b: sell"})
    void eachIsChosenByItsName(String name, String verdict) {
        Done done = stalls().line("run --pipeline " + name + DATA);

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).contains("verdict  \"" + verdict + "\"\n");
        assertThat(folder.resolve(".icosian/runs/" + name)).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run" + DATA,
                "run --dry-run" + DATA,
                "step prepare --run r --store .icosian",
                "plan",
                "plan diff . .",
                "explain",
                "explain summary",
                "graph"
            })
    void noneIsAssumedWhereNoneIsChosen(String line) {
        Done done = stalls().line(line);

        assertThat(done.exit()).isEqualTo(2);
        assertThat(done.out()).isEmpty();
        assertThat(done.err()).startsWith("""
                        error [Usage/NoPipeline] there are several pipelines, and none is chosen
                          fix: add --pipeline with one of shop, stall_buyer, stall_seller
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stall_sellr | did you mean 'stall_seller'?",
                "nothing     | the pipelines are: shop, stall_buyer, stall_seller",
            })
    void anUnknownNameIsSaidWithThoseThatThereAre(String name, String hint) {
        Done done = stalls().line("plan --pipeline " + name);

        assertThat(done.exit()).isEqualTo(2);
        assertThat(done.err()).isEqualTo("""
                        error [Usage/UnknownPipeline] there is no pipeline '%s'
                          fix: %s
                        """.formatted(name, hint));
    }

    @Test
    void twoOfOneNameBreakNoOther() {
        Cli cli = stalls().pipelines(() -> List.of(Shop.other(), Shop.other()));

        assertThat(cli.line("plan --pipeline stall_seller").exit()).isZero();
        assertThat(cli.line("plan --pipeline other_shop").err()).isEqualTo("""
                        error [Pipeline/SameName] 2 pipelines have the name 'other_shop'
                          fix: rename all but one of them: .renamed("…")
                        """);
    }

    @Test
    void thoseThatCannotBeMadeBreakNoOther() {
        List<Pipeline> withNull = new ArrayList<>(List.of(Shop.other()));
        withNull.add(null);
        Cli cli = Cli.in(folder, Shop::pipeline)
                .pipelines(() -> withNull)
                .pipelines(() -> null)
                .pipelines(() -> List.of(Shop.broken()));

        assertThat(cli.line("plan --pipeline shop").exit()).isZero();
        assertThat(cli.line("plan --pipeline other_shop").exit()).isZero();
        assertThat(cli.line("plan --pipeline missing").err().replaceAll("\n  at .*", ""))
                .isEqualTo("""
                        error [Usage/UnknownPipeline] there is no pipeline 'missing'
                          fix: the pipelines are: shop, other_shop
                        error [Pipeline/NotMade] a pipeline cannot be made: NullPointerException: null instead of a pipeline
                          fix: see the stack trace: --verbose
                        error [Pipeline/NotMade] a pipeline cannot be made: NullPointerException: null instead of pipelines
                          fix: see the stack trace: --verbose
                        error [Pipeline/NotMade] a pipeline cannot be made: IllegalStateException: no network
                          fix: see the stack trace: --verbose
                        4 problems
                        """);
    }

    @Test
    void theyAreMadeOnceAndOnlyWhenNeeded() {
        AtomicInteger made = new AtomicInteger();
        Cli cli = Cli.in(folder).pipelines(() -> {
            made.incrementAndGet();
            return Stalls.all();
        });

        cli.line("--version");
        cli.line("--help");
        cli.line("explain Usage/NoPipeline");
        assertThat(made).hasValue(0);
        cli.line("run --pipeline stall_buyer" + DATA);
        assertThat(made).hasValue(1);
    }

    @Test
    void runsOfAllAreListedAndFound() {
        Cli cli = stalls();
        cli.line("run --run one --pipeline stall_buyer" + DATA);
        cli.line("run --run two --pipeline stall_seller" + DATA);

        assertThat(cli.line("runs").out()).contains("stall_buyer", "stall_seller");
        assertThat(cli.line("show one").out()).startsWith("run one of stall_buyer: done\n");
        assertThat(cli.line("diff one two").out())
                .contains("of stall_buyer", "of stall_seller", "they differ from node verdict of step judge on");
    }

    @Test
    void aProgramInTheLongFormIsACommandLine() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        Stalls.class.getName(),
                        "run",
                        "--pipeline",
                        "stall_seller",
                        "--param",
                        "dataFile=prices.txt")
                .directory(folder.toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("err.txt")))
                .isZero();
        assertThat(out).contains("verdict  \"a b: sell\"\n");
    }

    private static String classPath() {
        String separator = System.getProperty("path.separator");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return String.join(
                separator,
                Arrays.stream(classPath.split(separator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }
}
