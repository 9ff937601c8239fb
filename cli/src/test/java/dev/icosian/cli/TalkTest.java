package dev.icosian.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.icosian.cli.internal.Schemas;
import dev.icosian.cli.internal.ScreenModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.Talk;

/** What functions print, in processes: in pipes, and on a pseudo-terminal. */
class TalkTest {
    @TempDir
    Path folder;

    @BeforeEach
    void jar() throws IOException {
        TestJar.write(folder.resolve("talk.jar"), Talk.class);
    }

    private record Done(int exit, String out, String err) {}

    private Done run(Map<String, String> environment, String... command) throws Exception {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        builder.environment().merge("PATH", java, (path, first) -> first + ":" + path);
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("ICOSIAN_.*|JAVA_TOOL.*|NO_COLOR|CI|TERM|COLUMNS|LC_.*|LANG"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Done(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private Done talk(String line) throws Exception {
        return run(Map.of("LANG", "C.UTF-8"), ("java -jar talk.jar " + line).split(" ", -1));
    }

    @Test
    void linesOfStepsThatMayRunSideBySideSayWhichStepTheyAreOf() throws Exception {
        Done done = talk("run --jobs 2");

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out().lines().sorted().toList()).isEqualTo(expectedLines("a | ", "b | ", "c | "));
        assertThat(done.err().lines().filter(line -> line.endsWith(" warns")).sorted())
                .containsExactly("a | left warns", "b | right warns");
        assertThat(done.err().lines().filter(line -> line.endsWith("pooled"))).hasSize(2);
    }

    /** Threads of the pool that all share are of no step; the calling thread, which helps, is. */
    private static List<String> expectedLines(String left, String right, String both) {
        Stream.Builder<String> lines = Stream.builder();
        for (int i = 0; i < 20; i++) {
            lines.add(left + "left says " + i + " ü").add(right + "right says " + i + " ü");
        }
        lines.add(left + "left from a thread of its own").add(right + "right from a thread of its own");
        return lines.add(both + "both here")
                .add("both  40")
                .add("made")
                .build()
                .sorted()
                .toList();
    }

    @Test
    void oneStepAfterTheOtherPrintsAsItLikes() throws Exception {
        Done done = talk("run --jobs 1");

        assertThat(done.exit()).as(done.err()).isZero();
        StringBuilder expected = new StringBuilder("made\n");
        for (String name : List.of("left", "right")) {
            for (int i = 0; i < 20; i++) {
                expected.append(name).append(" says ").append(i).append(" ü\n");
            }
            expected.append(name).append(" from a thread of its own");
        }
        assertThat(done.out()).isEqualTo(expected + "both here\nboth  40\n");
        assertThat(done.err())
                .contains("\nleft warns\n")
                .contains("\nright warns\n")
                .contains("\npooled\npooled\n");
    }

    @ParameterizedTest
    @CsvSource({
        "run --json, run",
        "run --json --jobs 1 --progress live, run",
        "runs --json --pipeline talk, runs",
        "verify --json, verify",
        "graph --json, graph"
    })
    void jsonOnStandardOutputIsNothingElse(String line, String schema) throws Exception {
        talk("run --run first");

        Done done = talk(line);

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).matches("\\{[^\n]*}\n");
        Schemas.assertValid(schema, done.out());
        if (!line.startsWith("runs")) {
            assertThat(done.err()).contains("made");
        }
    }

    @Test
    void aStepPrintsAsItLikes() throws Exception {
        Done done = talk("step a --run r1 --store s");

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).startsWith("made\nleft says 0 ü\n").endsWith("left from a thread of its ownleft  20\n");
    }

    /** The picture after all that a program sent to a pseudo-terminal of 80 columns. */
    private List<String> onTerminal(Map<String, String> environment, String line) throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/script")))
                .as("script of util-linux is not installed")
                .isTrue();
        Map<String, String> all = new TreeMap<>(Map.of("LANG", "C.UTF-8", "TERM", "xterm"));
        all.putAll(environment);
        Path log = folder.resolve("typescript");
        Done done = run(all, "script", "-qefc", "stty rows 24 cols 80; java -jar talk.jar " + line, log.toString());
        assertThat(done.exit()).as(done.out()).isZero();
        sent = done.out();
        return ScreenModel.after(sent.replace("\r\n", "\n").replace("\r\r", "\r"), 80);
    }

    private String sent = "";

    @Test
    void onATerminalTheBlockStaysBelowWhatFunctionsPrint() throws Exception {
        List<String> screen = onTerminal(Map.of("NO_COLOR", "1"), "run --jobs 2 --run r1");

        assertThat(sent)
                .contains("\u001b[?2026h")
                .containsPattern(" [⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] a  running ")
                .doesNotContain("\u001b[32m");
        assertThat(screen.get(0)).isEqualTo("made");
        assertThat(screen.get(1)).matches("talk  plan [0-9a-f]{12}  run r1  store file:.icosian");
        assertThat(screen.get(2)).isEmpty();
        List<String> end = screen.subList(screen.size() - 5, screen.size());
        assertThat(end.get(0)).matches(" ✓ a  computed  no earlier result {40,}\\d+\\.\\d s");
        assertThat(end.get(1)).matches(" ✓ b  computed  no earlier result {40,}\\d+\\.\\d s");
        assertThat(end.get(2)).matches(" ✓ c  computed  no earlier result {40,}\\d+\\.\\d s");
        assertThat(end.get(3)).isEqualTo("both  40");
        assertThat(end.get(4)).matches("done: 3 steps, 0 reused, 3 computed, 0 failed, .* s");
        List<String> printed = screen.subList(3, screen.size() - 5);
        assertThat(printed).hasSize(40 + 2 + 1 + 4).allMatch(line -> line.matches("([abc] \\| )?\\S.*"));
        assertThat(printed).contains("a | left says 0 ü", "b | right warns", "a | left from a thread of its own");
    }

    @ParameterizedTest
    @CsvSource({"TERM, dumb", "CI, true"})
    void elsewhereThereAreLines(String name, String value) throws Exception {
        List<String> screen = onTerminal(Map.of(name, value), "run --jobs 1");

        assertThat(sent).doesNotContain("\u001b");
        assertThat(screen).contains("a: started, no earlier result").contains("left says 0 ü");
    }

    @Test
    void withoutUtf8TheBlockIsAscii() throws Exception {
        List<String> screen = onTerminal(Map.of("LANG", "C"), "run --param lines=0");

        assertThat(screen).anyMatch(line -> line.matches(" ok   a  computed  no earlier result .*"));
        assertThat(sent).contains(" \u001b[32mok\u001b[0m   a ");
        assertThat(sent.replace("ü", "").chars()).allMatch(sign -> sign < 128);
    }

    @Test
    void whereStandardErrorIsAFileNothingIsRewritten() throws Exception {
        onTerminal(Map.of(), "run --jobs 1 2>lines.txt");

        assertThat(Files.readString(folder.resolve("lines.txt"), StandardCharsets.UTF_8))
                .contains("a: started, no earlier result\n")
                .doesNotContain("\u001b");
    }
}
