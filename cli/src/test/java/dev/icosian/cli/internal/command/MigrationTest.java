package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.cli.internal.Schemas;
import dev.icosian.materializers.Materializers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An old pipeline and a new one, each with a store of its own: the same numbers? */
class MigrationTest {
    @TempDir
    Path folder;

    /** What there was: one class, one step. */
    public static final class Before {
        private Before() {}

        public static double[] sales() {
            double[] sales = new double[50];
            Arrays.setAll(sales, day -> day * 1.5);
            return sales;
        }

        public static double[] smoothed(double[] sales) {
            double[] smoothed = new double[sales.length];
            for (int i = 0; i < sales.length; i++) {
                smoothed[i] = (sales[i] + sales[Math.max(0, i - 1)]) / 2;
            }
            return smoothed;
        }

        public static double best(double[] smoothed) {
            return Arrays.stream(smoothed).max().orElse(0);
        }

        static Pipeline pipeline() {
            return Pipeline.named("old_report")
                    .modules(Before.class)
                    .outputs("smoothed", "best")
                    .build();
        }
    }

    /** The same in other words, in two steps. */
    public static final class After {
        private After() {}

        public static double[] sales() {
            double[] sales = new double[50];
            for (int day = 0; day < sales.length; day++) {
                sales[day] = 1.5 * day;
            }
            return sales;
        }

        public static double[] smoothed(double[] sales) {
            double[] smoothed = sales.clone();
            for (int i = 1; i < sales.length; i++) {
                smoothed[i] = 0.5 * (sales[i] + sales[i - 1]);
            }
            return smoothed;
        }

        public static double best(double[] smoothed) {
            return Arrays.stream(smoothed).reduce(0, Math::max);
        }

        static Pipeline pipeline() {
            return steps(After.class).build();
        }

        static Pipeline asText() {
            return steps(After.class)
                    .materialize("smoothed", Materializers.json())
                    .build();
        }

        static Pipeline.Builder steps(Class<?> module) {
            return Pipeline.named("report")
                    .modules(module)
                    .outputs("best")
                    .step("read", step -> step.nodes("sales"))
                    .step("smooth", step -> step.nodes("smoothed"))
                    .step("rate", step -> step.rest());
        }
    }

    /** With a mistake: two days are wrong. */
    public static final class Mistaken {
        private Mistaken() {}

        public static double[] sales() {
            return After.sales();
        }

        public static double[] smoothed(double[] sales) {
            double[] smoothed = After.smoothed(sales);
            smoothed[48] = 0;
            smoothed[49] += 1;
            return smoothed;
        }

        public static double best(double[] smoothed) {
            return After.best(smoothed);
        }

        static Pipeline pipeline() {
            return After.steps(Mistaken.class).build();
        }
    }

    @BeforeEach
    void before() {
        assertThat(Cli.in(folder, Before::pipeline)
                        .line("run --run was --store old")
                        .exit())
                .isZero();
    }

    private Done diff(Cli cli, String options) {
        assertThat(cli.line("run --run is --store new").exit()).isZero();
        return cli.line("diff was is --store old --other-store new" + options);
    }

    @Test
    void theSameNumbers() throws IOException {
        Cli cli = Cli.in(folder, After::pipeline);

        Done done = diff(cli, "");

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.normalized().out()).isEqualTo("""
            before  was  of old_report  <when> UTC  plan <digest>
            after   is   of report      <when> UTC  plan <digest>

              read    only after
              smooth  only after
              rate    only after
              all     only before
            the results are the same
            """);
        Schemas.assertValid("run-diff", diff(cli, " --json").out());
    }

    @Test
    void theFirstRowsThatDiffer() throws IOException {
        Cli cli = Cli.in(folder, Mistaken::pipeline);

        Done done = diff(cli, "");

        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.normalized().out()).endsWith("""

              read    only after
            ~ smooth  only after
                      smoothed  sha256:<digest> → sha256:<digest>
                        [48]: 71.25 and 0.0
                        [49]: 72.75 and 73.75
            ~ rate    only after
                      best  sha256:<digest> → sha256:<digest>
                        72.75 and 73.75
              all     only before
            they differ from node smoothed of step smooth on
            """);
        assertThat(diff(cli, " --json").out())
                .contains("\"places\":[\"[48]: 71.25 and 0.0\",\"[49]: 72.75 and 73.75\"]");
        Schemas.assertValid("run-diff", diff(cli, " --json").out());
    }

    /** Both programs in one jar: values can be read, in whatever form they are stored. */
    @Test
    void theSameNumbersInAnotherForm() {
        Done done = diff(Cli.in(folder, After::asText), " --pipeline report");
        assertThat(done.err()).contains("[Run/UnknownRun] the store has no run 'was' of report\n");

        Cli both = Cli.in(folder, Before::pipeline, After::asText);
        assertThat(both.line("diff was is --store old --other-store new").exit())
                .isZero();
        assertThat(Cli.in(folder, After::asText)
                        .line("diff was is --store old --other-store new")
                        .out())
                .as("nobody reads the old form")
                .contains("smoothed  sha256:")
                .containsPattern("byte \\d+ of \\d+ B and ");
    }

    @Test
    void aResultThatIsGone() {
        Cli cli = Cli.in(
                folder,
                () -> Pipeline.named("report")
                        .modules(After.class)
                        .outputs("smoothed")
                        .build());

        Done done = diff(cli, "");

        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.out())
                .contains("best  sha256:")
                .contains(" → none\n")
                .contains("they differ from node best of");
    }

    @Test
    void aStoreThatIsNotThere() {
        Done done = Cli.in(folder, After::pipeline).line("diff was is --store old --other-store nowhere");

        assertThat(done.exit()).isEqualTo(78);
        assertThat(done.err())
                .startsWith("error [Store/NotThere] there is no store file:nowhere, and so no run 'is'\n");
    }
}
