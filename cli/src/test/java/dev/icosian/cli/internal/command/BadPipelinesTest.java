package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.internal.text.ProblemText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wrong.BadPipeline;
import wrong.NotMade;
import wrong.Table;

/** Pipelines that cannot be planned give exactly their findings, from code and from the command line alike. */
final class BadPipelinesTest {
    @TempDir
    Path folder;

    static List<BadPipeline> table() {
        return Table.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void giveExactlyTheirFindings(BadPipeline bad) throws IOException {
        PipelineException refused = catchThrowableOfType(
                PipelineException.class, () -> bad.pipeline().get().plan());

        assertThat(refused).as("problems").isNotNull();
        List<Problem> problems = refused.problems();
        assertThat(problems)
                .as("findings")
                .hasSameSizeAs(bad.findings())
                .zipSatisfy(bad.findings(), BadPipelinesTest::assertIs);

        Done done = Cli.in(folder, bad.pipeline()).line("plan");
        assertThat(done.err()).isEqualTo(ProblemText.errors(problems));
        assertThat(done.err()).doesNotContain("Cli/Internal").doesNotContain("\tat ");
        assertThat(done.out()).isEmpty();
        assertThat(done.exit()).isEqualTo(ExitCodes.CONFIGURATION);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("files").isEmpty();
        }
    }

    private static void assertIs(Problem problem, String finding) {
        int blank = finding.indexOf(' ');
        assertThat(problem.code()).as(finding).isEqualTo(finding.substring(0, blank));
        assertThat(problem.toString()).contains(finding.substring(blank + 1));
    }

    @Test
    void areMany() {
        assertThat(Table.all())
                .extracting(BadPipeline::name)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(60);
    }

    static List<NotMade> notMade() {
        return NotMade.table();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notMade")
    void codeThatFailsIsAProblemToo(NotMade bad) {
        Done done = Cli.in(folder, bad.pipeline()).line("plan");

        assertThat(done.err().replaceAll("NotMade.java:\\d+", "NotMade.java:<line>"))
                .isEqualTo("error [Pipeline/NotMade] a pipeline cannot be made: " + bad.why()
                        + "\n  at NotMade.java:<line>\n  fix: see the stack trace: --verbose\n");
        assertThat(done.exit()).isEqualTo(ExitCodes.CONFIGURATION);
    }
}
