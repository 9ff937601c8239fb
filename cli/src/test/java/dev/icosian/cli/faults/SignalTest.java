package dev.icosian.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C and SIGTERM, to real processes. */
class SignalTest {
    private static final List<String> SHORT_GRACE = List.of("-Ddev.icosian.graceMillis=300");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 2, 130", "TERM, 15, 143", "HUP, 1, 129"})
    void aRunStopsAndCanGoOn(String signal, int number, int exit) throws Exception {
        try (MillProcess first = start("first", "wheat=hold,rye=hold", "run --run r")) {
            first.await("wheat holds").await("rye holds");
            assumeFalse(first.ignores(number), "SIG" + signal + " is ignored where the tests run");
            List<String> stored = stored();
            assertThat(first.signal(signal).exit()).isEqualTo(exit);

            assertThat(first.errLines().subList(3, first.errLines().size()))
                    .containsExactlyInAnyOrder(
                            "reap_rye: started, no earlier result",
                            "reap_wheat: started, no earlier result",
                            "reap_rye: stopped after <time>",
                            "reap_wheat: stopped after <time>",
                            "stopped: 1 step, 0 reused, 1 computed, 0 failed, <time>",
                            "  go on: " + lastLine(first));
            assertThat(lastLine(first)).endsWith(" run --resume r");
            assertThat(first.out()).isEmpty();
            assertThat(stored()).isEqualTo(stored);
        }
        try (MillProcess second = start("second", "", "run --resume r")) {
            assertThat(second.exit()).as(second.err()).isZero();
            assertThat(second.calls())
                    .containsExactlyInAnyOrder("pipeline", "wheat", "rye", "flour", "bread", "profit");
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 2, 130", "TERM, 15, 143"})
    void aStepStops(String signal, int number, int exit) throws Exception {
        try (MillProcess step = start("step", "sown=hold", "step sow --run r --store .icosian")) {
            step.await("sown holds");
            assumeFalse(step.ignores(number), "SIG" + signal + " is ignored where the tests run");
            List<String> stored = stored();
            assertThat(step.signal(signal).exit()).isEqualTo(exit);

            assertThat(step.errLines())
                    .containsExactly(
                            "step sow of mill, run r, store file:.icosian, nodes sown",
                            "sow: started, no earlier result",
                            "stopped: step sow, <time>");
            assertThat(stored()).isEqualTo(stored);
        }
    }

    @Test
    void aThreadThatIgnoresTheInterruptIsLeftBehindByARun() throws Exception {
        try (MillProcess run = start("run", "rye=ignore,wheat=hold", SHORT_GRACE, "run --run r")) {
            run.await("wheat holds").await("rye holds");
            List<String> stored = stored();
            assertThat(run.signal("TERM").exit()).isEqualTo(143);

            assertThat(run.errLines())
                    .contains(
                            "error [Run/Cancelled] step 'reap_rye' was cancelled, but ignored the interrupt for 300 ms,"
                                    + " and still runs; it can commit nothing",
                            "  fix: let the functions heed Thread.interrupted()",
                            "stopped: 1 step, 0 reused, 1 computed, 0 failed, <time>");
            assertThat(stored()).isEqualTo(stored);
        }
    }

    @Test
    void aThreadThatIgnoresTheInterruptEndsWithTheProcessOfAStep() throws Exception {
        try (MillProcess step = start("step", "sown=ignore", SHORT_GRACE, "step sow --run r --store .icosian")) {
            step.await("sown holds");
            List<String> stored = stored();
            assertThat(step.signal("TERM").exit()).isEqualTo(143);

            assertThat(step.errLines())
                    .containsExactly(
                            "step sow of mill, run r, store file:.icosian, nodes sown",
                            "sow: started, no earlier result",
                            "stopped: step sow, <time>");
            assertThat(stored()).isEqualTo(stored);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "run --run r, 'stopped: 0 steps, 0 reused, 0 computed, 0 failed, <time>'",
        "step sow --run r --store .icosian, 'stopped: step sow, <time>'"
    })
    void theSecondSignalEndsAtOnce(String line, String last) throws Exception {
        List<String> longGrace = List.of("-Ddev.icosian.graceMillis=300000");
        try (MillProcess process = start("once", "sown=ignore", longGrace, line)) {
            process.await("sown holds").signal("TERM");
            Thread.sleep(300);
            assertThat(process.isAlive()).isTrue();
            assertThat(process.signal("TERM").exit()).isEqualTo(143);

            assertThat(process.errLines()).contains(last);
        }
    }

    @ParameterizedTest
    @CsvSource({"run --run r", "step sow --run r --store .icosian"})
    void beforeAnythingRunsNothingWasRun(String line) throws Exception {
        try (MillProcess process = start("early", "pipeline=hold", line)) {
            assertThat(process.await("pipeline holds").signal("TERM").exit()).isEqualTo(143);

            assertThat(process.errLines()).containsExactly("stopped: nothing was run");
            assertThat(folder.resolve(".icosian")).doesNotExist();
        }
    }

    @Test
    void codeThatEndsTheProcessCannotTakeTheLastLineAway() throws Exception {
        try (MillProcess process = start("exit", "rye=exit", "run --run r --jobs 1")) {
            assertThat(process.exit()).isEqualTo(3);

            assertThat(process.errLines()).contains("stopped: 1 step, 0 reused, 1 computed, 0 failed, <time>");
        }
    }

    private MillProcess start(String name, String rules, String line) throws IOException {
        return start(name, rules, List.of(), line);
    }

    private MillProcess start(String name, String rules, List<String> options, String line) throws IOException {
        return MillProcess.start(folder, folder.resolve(name), rules, heeding(), options, line);
    }

    /** Builds often run in the background, where signals of a terminal are ignored by all that is started. */
    private static List<String> heeding() throws IOException {
        List<String> words = List.of("env", "--default-signal=HUP,INT,TERM");
        List<String> attempt = new ArrayList<>(words);
        attempt.add("true");
        try {
            return new ProcessBuilder(attempt).start().waitFor() == 0 ? words : List.of();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted");
        }
    }

    private static String lastLine(MillProcess process) {
        List<String> lines = process.errLines();
        return lines.get(lines.size() - 1).replaceFirst("^  go on: ", "");
    }

    /** Returns the files of the store that count: manifests, pins and published values. */
    private List<String> stored() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(".icosian"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
