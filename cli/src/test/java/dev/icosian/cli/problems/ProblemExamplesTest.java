package dev.icosian.cli.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.PipelineException;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.cli.problems.ProblemsPage.Entry;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example on docs/problems.md is compiled and run, and gives what stands under it, whole.
 * {@code -Dupdate=true} writes what it gives; {@code -Dcode=Params/} runs only those that begin so.
 */
final class ProblemExamplesTest {
    private static final String DEFAULT_CONSOLE = "$ java -jar shop.jar plan\n";
    private static final String PRICES = "1\n2\n3\n";
    private static final String EXAMPLE_FOLDER = "/home/ann/shop";
    private static final String EXAMPLE_RUN = "r-20260131t235959z-07af";
    private static final String EXAMPLE_KEY = "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945";

    @TempDir
    Path folder;

    static List<Entry> entries() {
        String code = System.getProperty("code", "");
        return ProblemsPage.entries().stream()
                .filter(entry -> entry.code().startsWith(code))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entries")
    void givesWhatStandsUnderIt(Entry entry) throws Exception {
        String printed = printed(entry);
        if (Boolean.getBoolean("update")) {
            ProblemsPage.update(entry, printed);
            return;
        }
        assertThat(printed).isEqualTo(entry.text());
    }

    @Test
    void theProgramAtTheHeadOfThePageIsRight() throws Exception {
        Snippet program = new Snippet(ProblemsPage.program());

        Done done = console(program).run("$ java -jar shop.jar run --param prices=prices.txt\n");

        assertThat(done.exit()).as(done.err()).isZero();
    }

    @Test
    void causesInTheTestAreOfCodesOnThePage() {
        assertThat(ProblemsPage.entries()).extracting(Entry::code).containsAll(ProblemCauses.BY_CODE.keySet());
    }

    private String printed(Entry entry) throws Exception {
        assertThat(entry.others()).as("further blocks").isEmpty();
        ProblemCauses.Cause cause = ProblemCauses.BY_CODE.get(entry.code());
        if (cause != null) {
            assertThat(entry.java()).as("java beside a cause in the test").isNull();
            assertThat(entry.console()).as("console beside a cause in the test").isNull();
            String message = cause.message(folder);
            assertThat(message).startsWith("[" + entry.code() + "] ");
            return normalized(message);
        }
        assertThat(entry.java() != null || entry.console() != null)
                .as("an example, as the page's head says, or a method in ProblemCauses")
                .isTrue();
        Snippet snippet = new Snippet(entry.java() == null ? ProblemsPage.program() : entry.java());
        if (snippet.hasMain()) {
            assertThat(entry.console()).as("console beside a main method").isNull();
            return ofMain(entry, snippet);
        }
        Done done = console(snippet).run(entry.console() == null ? DEFAULT_CONSOLE : entry.console());
        return ofCommand(entry, done);
    }

    private Console console(Snippet snippet) throws IOException {
        Files.writeString(folder.resolve("prices.txt"), PRICES);
        return new Console(snippet, folder);
    }

    private String ofMain(Entry entry, Snippet snippet) throws IOException {
        snippet.compile(folder.resolve("classes"), "-parameters");
        try (URLClassLoader loader = Snippet.loader(folder.resolve("classes"))) {
            PipelineException thrown = catchThrowableOfType(PipelineException.class, () -> snippet.runMain(loader));
            assertThat(thrown).as("what main throws").isNotNull();
            assertThat(thrown.problems()).hasSize(1);
            assertThat(thrown.problems().get(0).code()).isEqualTo(entry.code());
            return normalized(thrown.problems().get(0).toString());
        }
    }

    private String ofCommand(Entry entry, Done done) {
        Printed printed = Printed.of(done);
        assertThat(printed.isWarning()).as("warning").isEqualTo(entry.isWarning());
        if (!entry.isWarning()) {
            assertThat(done.exit()).as("exit code").isEqualTo(entry.exitCode());
        }
        assertThat(printed.problem()).startsWith("[" + entry.code() + "] ");
        return normalized(printed.problem());
    }

    /** Replaces what is another thing at each run, or on each machine, by something that stays. */
    private String normalized(String printed) throws AssertionError {
        return printed.replace(folder.toString(), EXAMPLE_FOLDER)
                .replaceAll("r-\\d{8}t\\d{6}z-[0-9a-f]{4}", EXAMPLE_RUN)
                .replaceAll("(steps/\\w+/\\w+/)[0-9a-f]{64}", "$1" + EXAMPLE_KEY)
                .replaceAll("may use \\d+ MiB", "may use 512 MiB")
                .replaceAll("-Xmx\\d+m", "-Xmx1024m")
                .replaceAll("… \\d+ library frames?", "… 9 library frames")
                .stripTrailing();
    }
}
