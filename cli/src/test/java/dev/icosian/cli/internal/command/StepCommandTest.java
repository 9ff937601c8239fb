package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                        step prepare of shop, run r1, store file:s, nodes prices, scaled
                        prepare: started, no earlier result
                        prepare: computed in <time>, no earlier result
                          scaled     152 B, in steps/shop/prepare/<key>.0.json
                          once more  java -jar demo.jar step prepare --run r1 --store file:s --home . --recompute
                        """);
        assertThat(judge.normalized().all()).isEqualTo("""
                        exit 0
                        --- out
                        summary  {count: 3, mean: 4.0}
                        verdict  "a b: cheap"
                        --- err
                        step judge of shop, run r1, store file:s, nodes summary, verdict
                        judge: started, no earlier result
                        judge: computed in <time>, no earlier result
                          summary    23 B, in steps/shop/judge/<key>.0.json
                          verdict    10 B, in steps/shop/judge/<key>.0.json
                          once more  java -jar demo.jar step judge --run r1 --store file:s --recompute
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
        assertThat(done.normalized().err()).isEqualTo("""
                        step prepare of shop, run scheduled__2026-01-31T00:00:00+00:00, store file:s, nodes prices, scaled
                        prepare: started again, attempt 2, no earlier result
                        prepare: computed in <time>, no earlier result
                          scaled     152 B, in steps/shop/prepare/<key>.0.json
                          once more  java -jar demo.jar step prepare --run scheduled__2026-01-31T00:00:00+00:00 --pipeline shop --store file:s --home . --recompute
                        """);
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

        assertThat(cli().line(line).normalized().err()).isEqualTo("""
                        step prepare of shop, run r1, store file:s, nodes prices, scaled
                        prepare: reused, nothing changed
                          scaled    152 B, in steps/shop/prepare/<key>.0.json
                          to force  java -jar demo.jar step prepare --run r1 --store file:s --home . --recompute
                        """);
        assertThat(cli().line(line + " --recompute").err()).contains("prepare: started, asked to recompute\n");
        for (String recompute : List.of("prepare,judge", "1", "true")) {
            assertThat(cli().env("ICOSIAN_RECOMPUTE", recompute).line(line).err())
                    .contains("prepare: started, asked to recompute\n");
        }
        assertThat(cli().env("ICOSIAN_RECOMPUTE", "judge").line(line).err())
                .contains("prepare: reused, nothing changed\n");
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

    /** Whatever is wrong with what a task is given, it is said once, and nothing is written. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ICOSIAN_PARAM_factor | two   | 78 | [Params/NotJson] ICOSIAN_PARAM_factor is not JSON
            ICOSIAN_PARAM_factor | "two" | 78 | [Run/WrongType] param 'factor' (Double)
            ICOSIAN_PARAM_facter | 2.0   | 78 | [Run/UnknownParameter] pipeline 'shop' has no param 'facter'
            ICOSIAN_CONFIG       | UK    | 78 | [Config/NotJson] ICOSIAN_CONFIG is not a JSON object
            ICOSIAN_PLAN_SHAPE   | 0123  | 75 | [Plan/ShapeDiffers]
            ICOSIAN_TRY          | one   | 2  | [Usage/NoNumber] ICOSIAN_TRY is no number: one
            ICOSIAN_PIPELINE     | shops | 2  | [Usage/UnknownPipeline] there is no pipeline 'shops'
            ICOSIAN_SCHEDULED_AT | today | 78 | [Schedule/NoInstant]
            """)
    void whatATaskIsGivenIsChecked(String variable, String value, int exit, String problem) {
        Done done =
                cli().env(variable, value).line("step prepare --run r1 --store s --home . --param dataFile=prices.txt");

        assertThat(done.exit()).as(done.err()).isEqualTo(exit);
        assertThat(done.err()).startsWith("error " + problem).endsWith("failed: nothing was run\n");
        assertThat(done.err().lines().filter(line -> line.startsWith("error "))).hasSize(1);
        assertThat(folder.resolve("s")).doesNotExist();
    }

    @Test
    void aStoreThatCannotBeReachedIsSaid() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        String line = "step prepare --run r1 --home . --param dataFile=prices.txt --store ";

        assertThat(cli().line(line + "file").err())
                .startsWith(
                        "error [Store/NotWritable] cannot write to the store folder " + folder.resolve("file") + " (")
                .contains("  fix: make the folder writable for this user, or choose another one with --store\n")
                .endsWith("failed: nothing was run\n");
        assertThat(cli().line(line + "file").exit()).isEqualTo(73);
        assertThat(cli().line(line + "s3://bucket/x").err())
                .startsWith("error [Store/")
                .contains("s3")
                .endsWith("failed: nothing was run\n");
        assertThat(cli().line(line + "s3://bucket/x").exit()).isEqualTo(78);
    }

    @Test
    void aFailureHasTheSameBlockAsInARun() throws IOException {
        Files.writeString(folder.resolve("none.txt"), "");
        cli().line("step prepare --run r1 --store s --home . --param dataFile=none.txt");

        Done done = cli().line("step judge --run r1 --store s");

        assertThat(done.normalized().err()).isEqualTo("""
                        step judge of shop, run r1, store file:s, nodes summary, verdict
                        judge: started, no earlier result
                        judge: failed after <time>

                        error [Run/NodeFailed] summary: there is no price
                          Shop.summary(double[] scaled)  Shop.java:%d
                            at shop.Shop.summary(Shop.java:%1$d)
                            … <n> library frames, --verbose
                          inputs  scaled  double[]  0 values  sha256:<digest>  from step prepare
                          path    summary

                          see the input  java -jar demo.jar show r1 scaled --store file:s
                          run it alone   java -jar demo.jar step judge --run r1 --store file:s
                          after the fix  java -jar demo.jar run --resume r1 --store file:s
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
