package dev.icosian.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A step whose starter is killed, and could not tell it to stop. */
class ParentTest {
    private static final String STEP = "step sow --run r --store .icosian";
    private static final List<String> WATCHING = List.of("env", "ICOSIAN_WATCH_PARENT=1");

    @TempDir
    Path folder;

    /** The starter is a program of its own, as Airflow's task runner is, and starts the step through a shell or not. */
    @ParameterizedTest
    @CsvSource({"'exec \"$@\"'", "'\"$@\"; exit $?'", "'bash -c \"\\$0 \\$*\" \"$@\"; exit $?'"})
    void whatIsLeftAloneStopsAndCommitsNothing(String shell) throws Exception {
        List<String> starter = List.of("timeout", "300", "bash", "-c", shell, "bash");
        try (MillProcess parent = MillProcess.start(
                folder, folder.resolve("left"), "sown=hold", words(starter, WATCHING), List.of(), STEP)) {
            ProcessHandle step = step(parent.await("sown holds"));
            List<String> stored = stored();
            parent.signal("KILL");
            parent.exit();

            step.onExit().get(30, TimeUnit.SECONDS);
            assertThat(parent.errLines())
                    .containsExactly(
                            "step sow of mill, run r, store file:.icosian, nodes sown",
                            "sow: started, no earlier result",
                            "the process that started this one has ended",
                            "stopped: step sow, <time>");
            assertThat(stored()).isEqualTo(stored);
        }
    }

    /** The shell says who started it; that one may be gone before Java can look. */
    @Test
    void starterThatHadEndedBeforeIsNoticed() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        List<String> starter = List.of("env", "ICOSIAN_WATCH_PARENT=" + ended.pid());
        try (MillProcess parent =
                MillProcess.start(folder, folder.resolve("before"), "sown=hold", starter, List.of(), STEP)) {
            assertThat(parent.exit()).isEqualTo(143);

            assertThat(parent.errLines()).contains("the process that started this one has ended");
            assertThat(folder.resolve(".icosian/steps")).doesNotExist();
        }
    }

    @Test
    void starterThatIsNamedByTheShellIsWatched() throws Exception {
        String shell = "ICOSIAN_WATCH_PARENT=$PPID exec \"$@\"";
        List<String> starter = List.of("timeout", "300", "bash", "-c", shell, "bash");
        try (MillProcess parent =
                MillProcess.start(folder, folder.resolve("named"), "sown=hold", starter, List.of(), STEP)) {
            ProcessHandle step = step(parent.await("sown holds"));
            Thread.sleep(1500);
            assertThat(step.isAlive()).as(parent.err()).isTrue();
            parent.signal("KILL");
            parent.exit();

            step.onExit().get(30, TimeUnit.SECONDS);
            assertThat(parent.errLines()).contains("the process that started this one has ended");
        }
    }

    @Test
    void unaskedItGoesOn() throws Exception {
        List<String> starter = List.of("timeout", "300");
        try (MillProcess parent =
                MillProcess.start(folder, folder.resolve("on"), "sown=hold", starter, List.of(), STEP)) {
            ProcessHandle step = step(parent.await("sown holds"));
            parent.signal("KILL");
            parent.exit();

            Thread.sleep(1500);
            parent.release();
            step.onExit().get(30, TimeUnit.SECONDS);
            assertThat(parent.errLines()).contains("sow: computed in <time>, no earlier result");
        }
    }

    @Test
    void aStarterThatLivesDoesNotDisturb() throws Exception {
        List<String> starter = List.of("timeout", "300", "bash", "-c", "\"$@\"; exit $?", "bash");
        try (MillProcess parent = MillProcess.start(
                folder, folder.resolve("live"), "sown=hold", words(starter, WATCHING), List.of(), STEP)) {
            parent.await("sown holds");
            Thread.sleep(1500);
            parent.release();

            assertThat(parent.exit()).as(parent.err()).isZero();
        }
    }

    private static List<String> words(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    /** Returns the Java program below the starter. */
    private static ProcessHandle step(MillProcess parent) {
        Optional<ProcessHandle> found = parent.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .findFirst();
        assertThat(found).as(parent.err()).isPresent();
        return found.orElseThrow();
    }

    private List<String> stored() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(".icosian"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
