package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.cli.internal.Schemas;
import dev.icosian.test.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.Shop;

class PlanDiffCommandTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void plans() {
        cli = Cli.in(folder, Shop::pipeline);
        cli.line("plan --out plan.json --code");
    }

    private static Pipeline changed() {
        return Shop.pipeline().toBuilder()
                .outputs("prices")
                .step("judge", step -> step.rest().attempts(3).timeout(Duration.ofMinutes(10)))
                .step("say", step -> step.nodes("verdict"))
                .build();
    }

    @Test
    void theDifferenceIsInWords() {
        Cli later = Cli.in(folder, PlanDiffCommandTest::changed);
        StringBuilder all = new StringBuilder();
        for (String line : new String[] {
            "plan diff plan.json .",
            "plan diff . plan.json",
            "plan diff plan.json plan.json",
            "plan diff plan.json . --config audience=SELLER"
        }) {
            all.append("$ ")
                    .append(line)
                    .append('\n')
                    .append(later.line(line).all())
                    .append('\n');
        }

        Golden.assertMatches("plan-diff.txt", all.toString().replaceAll("\\b[0-9a-f]{12}\\b", "<digest>"));
    }

    @Test
    void targetsThatTheProgramHasAreNamedInTheConsequence() {
        Cli later = Cli.in(folder, PlanDiffCommandTest::changed)
                .target(() -> "paper")
                .target(() -> "airflow");

        assertThat(later.line("plan diff plan.json .").out())
                .contains("; what was made from the earlier plan for airflow, paper needs a new deployment\n");
    }

    @Test
    void theExitCodeIsOfTheDifference() {
        assertThat(cli.line("plan diff plan.json .").exit()).isZero();
        assertThat(cli.line("plan diff . .").exit()).isZero();
        assertThat(cli.line("plan diff . plan.json --config audience=SELLER").exit())
                .isEqualTo(1);
    }

    @Test
    void codeIsComparedIfBothKnowIt() {
        cli.line("plan --out bare.json");

        Done known = cli.line("plan diff plan.json .");
        Done unknown = cli.line("plan diff bare.json .");

        assertThat(known.err()).isEmpty();
        assertThat(unknown.exit()).isZero();
        assertThat(unknown.err()).isEqualTo("code was not compared: a plan file has it with plan --out FILE --code\n");
    }

    @Test
    void ofSeveralPipelinesTheOneOfTheFileIsMeant() {
        Cli several = Cli.in(folder, Shop::other, Shop::pipeline);

        assertThat(several.line("plan diff plan.json .").exit()).isZero();
        assertThat(several.line("plan diff plan.json . --pipeline other_shop").out())
                .contains("pipeline   ~ pipeline: shop → other_shop\n")
                .contains("consequence: 2 of 2 steps would be computed again;");
        assertThat(several.line("plan diff . .").err()).startsWith("error [Usage/NoPipeline] ");
    }

    @Test
    void aFileThatIsNotThereIsAProblem() {
        Done done = cli.line("plan diff nothing.json .");

        assertThat(done.exit()).isEqualTo(66);
        assertThat(done.err()).isEqualTo("""
                        error [Plan/NoFile] there is no plan file 'nothing.json'
                          fix: write it with plan --out nothing.json
                        """);
        assertThat(cli.line("plan diff plan.json").err()).startsWith("error [Usage/MissingWord] plan diff needs ");
    }

    @Test
    void jsonIsAsTheSchemaSays() throws IOException {
        Cli later = Cli.in(folder, PlanDiffCommandTest::changed);

        Done different = later.line("plan diff plan.json . --json");
        assertThat(different.exit()).isEqualTo(1);
        Schemas.assertValid("plan-diff", different.out());
        Schemas.assertValid(
                "plan-diff", cli.line("plan diff plan.json . --json").out());
        assertThat(different.out()).contains("\"change\":\"added\"", "\"recomputed\":\"yes\"", "\"same\":false");
    }
}
