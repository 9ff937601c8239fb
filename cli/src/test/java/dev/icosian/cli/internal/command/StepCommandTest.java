package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.Shop;

class StepCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("prices.txt"), "1\n2\n3\n");
    }

    private Cli cli() {
        return Cli.in(folder, Shop::pipeline);
    }

    @Test
    void stepsOfARunGoOnFromEachOther() {
        Done prepare = cli().line("step prepare --run r1 --store s --home . --param dataFile=prices.txt");
        Done judge = cli().line("step judge --run r1 --store s");

        assertThat(prepare.normalized().all()).isEqualTo("""
                        exit 0
                        --- out
                        scaled  double[3] 2.0, 4.0, 6.0
                        --- err
                        prepare: started, no earlier result
                        prepare: computed in <time>, no earlier result
                        """);
        assertThat(judge.normalized().all()).isEqualTo("""
                        exit 0
                        --- out
                        summary  {count: 3, mean: 4.0}
                        verdict  "a b: cheap"
                        --- err
                        judge: started, no earlier result
                        judge: computed in <time>, no earlier result
                        """);
    }

    @Test
    void everythingCanBeGivenByTheEnvironment() {
        Done done = cli().env("ICOSIAN_RUN_ID", "scheduled__2026-01-31T00:00:00+00:00")
                .env("ICOSIAN_STORE", "s")
                .env("ICOSIAN_PIPELINE", "shop")
                .env("ICOSIAN_PARAM_dataFile", "\"prices.txt\"")
                .env("ICOSIAN_PARAM_factor", "10.0")
                .env("ICOSIAN_PARAM_title", "null")
                .env("ICOSIAN_CONFIG", "{\"audience\":\"SELLER\"}")
                .env("ICOSIAN_HOME", folder.toString())
                .env("ICOSIAN_TRY", "2")
                .line("step prepare");

        assertThat(done.out()).as(done.err()).isEqualTo("scaled  double[3] 10.0, 20.0, 30.0\n");
        assertThat(done.err()).startsWith("prepare: started again, attempt 2, no earlier result\n");
    }

    @Test
    void optionsWinOverTheEnvironment() {
        Done done = cli().env("ICOSIAN_PARAM_factor", "10.0")
                .env("ICOSIAN_STORE", "elsewhere")
                .line("step prepare --run r1 --store s --home . --param dataFile=prices.txt --param factor=3");

        assertThat(done.out()).as(done.err()).isEqualTo("scaled  double[3] 3.0, 6.0, 9.0\n");
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void aStepBeforeItsUpstreamCanBeTriedAgain() {
        Done done = cli().line("step judge --run r1 --store s --home . --param dataFile=prices.txt");

        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.err()).contains("error [Run/UpstreamMissing] ");
    }

    @Test
    void aResultIsReusedUnlessAskedOtherwise() {
        String line = "step prepare --run r1 --store s --home . --param dataFile=prices.txt";
        cli().line(line);

        assertThat(cli().line(line).err()).isEqualTo("prepare: reused, nothing changed\n");
        assertThat(cli().line(line + " --recompute").err()).startsWith("prepare: started, asked to recompute\n");
        assertThat(cli().env("ICOSIAN_RECOMPUTE", "prepare,judge").line(line).err())
                .startsWith("prepare: started, asked to recompute\n");
        assertThat(cli().env("ICOSIAN_RECOMPUTE", "judge").line(line).err())
                .isEqualTo("prepare: reused, nothing changed\n");
    }

    @Test
    void theShapeOfThePlanIsAHandshake() throws IOException {
        String shape = Shop.pipeline().plan().shape();
        String line = "step prepare --run r1 --store s --home . --param dataFile=prices.txt --shape ";

        assertThat(cli().line(line + shape).exit()).isZero();
        assertThat(cli().line(line + shape.substring("sha256:".length())).exit())
                .isZero();
        assertThat(cli().line(line + "0123").exit()).isEqualTo(75);
        assertThat(cli().line(line + shape + " --config audience=SELLER").exit())
                .isEqualTo(78);
    }

    @Test
    void aFailureHasTheSameBlockAsInARun() throws IOException {
        Files.writeString(folder.resolve("none.txt"), "");
        cli().line("step prepare --run r1 --store s --home . --param dataFile=none.txt");

        Done done = cli().line("step judge --run r1 --store s");

        assertThat(done.normalized().err()).isEqualTo("""
                        judge: started, no earlier result
                        judge: failed after <time>

                        error [Run/NodeFailed] summary: there is no price
                          Shop.summary(double[] scaled)  Shop.java:%d
                            at shop.Shop.summary(Shop.java:%1$d)
                            … <n> library frames, --verbose
                          inputs  scaled  double[]  0 values  sha256:<digest>  from step prepare
                          path    summary
                        failed: step judge, <time>
                        """.formatted(lineOf("there is no price")));
    }

    private static int lineOf(String text) throws IOException {
        return Files.readAllLines(Path.of("src/test/java/shop/Shop.java")).stream()
                        .map(line -> line.contains(text))
                        .toList()
                        .indexOf(true)
                + 1;
    }
}
