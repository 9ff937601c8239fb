package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.Plan;
import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.test.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.Shop;

class PlanCommandTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void cli() {
        cli = Cli.in(folder, Shop::pipeline);
    }

    @Test
    void theOverviewHasStepsWithNodesReadsAndWrites() throws IOException {
        Golden.assertMatches("plan.txt", cli.line("plan").normalized().all());
    }

    @Test
    void jsonIsThePlan() {
        Plan plan = Shop.pipeline().plan();

        Done withCode = cli.line("plan --json --code");
        Done without = cli.line("plan --json");

        assertThat(withCode.out()).isEqualTo(plan.toJson());
        assertThat(without.out()).isNotEqualTo(plan.toJson()).endsWith("\n").doesNotContain("\"code\":");
        assertThat(Plan.parse(without.out()).digest()).isEqualTo(plan.digest());
    }

    @Test
    void aWrittenPlanIsCheckedByTheNextBuild() throws IOException {
        Done written = cli.line("plan --out plan.json");
        Done same = cli.line("plan --check plan.json");
        Done other = cli.line("plan --check plan.json --config audience=SELLER");

        assertThat(written.normalized().err()).isEqualTo("wrote plan <digest> to plan.json\n");
        assertThat(Files.readString(folder.resolve("plan.json")))
                .isEqualTo(cli.line("plan --json").out());
        assertThat(same.err()).isEqualTo("the plan is that of plan.json\n");
        assertThat(same.exit()).isZero();
        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.err()).isEqualTo("""
                        the plan differs from plan.json:
                            prepare  unchanged
                          ~ judge    verdict: function Shop.verdict → Shop.verdictForSellers
                          pipeline   ~ config audience: BUYER → SELLER
                          consequence: 1 of 2 steps would be computed again (code was not compared); what was made from the earlier plan needs a new deployment
                          0 added, 1 changed, 0 removed, 1 unchanged   %s → %s
                          fix: if this is meant, write it again with plan --out plan.json
                        """.formatted(
                        digest(Shop.pipeline()), digest(Shop.pipeline().with("audience", "SELLER"))));
        assertThat(other.out()).isEmpty();
    }

    private static String digest(Pipeline pipeline) {
        return pipeline.plan().digest().substring("sha256:".length(), "sha256:".length() + 12);
    }

    @Test
    void noStoreIsTouched() throws IOException {
        cli.line("plan");

        try (java.util.stream.Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
