package dev.icosian.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.StepOutcome;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.temporal.program.Shapes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of each step is the same as in a local run, whatever fails. */
final class SemanticsTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "all well,              '',                        1,   , false",
        "first fails,           n0 fails,                  1,   , false",
        "branch fails,          'n1 fails,n2 sleeps 50',   1,   , true",
        "all attempts fail,     n1 fails,                  3,   , true",
        "second attempt well,   n1 failsOnce {flag},       3,   , false",
        "too slow,              n1 sleeps 5000,            2, 300, true",
        "out of memory,         'n1 eats,n2 sleeps 1500',  1,   , true",
        "last fails,            n3 fails,                  1,   , false"
    })
    void outcomesAreThoseOfALocalRun(
            String name, String rules, int attempts, @Nullable Long timeout, boolean keepsGoing) throws Exception {
        Pipeline.Builder builder = Shapes.named("diamond", step -> {
                    step.attempts(attempts).backoff(SHORT, SHORT);
                    if (timeout != null) {
                        step.timeout(Duration.ofMillis(timeout));
                    }
                })
                .toBuilder();
        Pipeline pipeline = keepsGoing ? builder.keepGoing().build() : builder.build();
        List<String> local;
        try (ArtifactStore store = ArtifactStore.at("memory:" + name.replace(' ', '-'))) {
            Map<String, Object> params = Map.of("rules", rules.replace("{flag}", folder + "/local"));
            local = lines(Runner.local(store).parallelism(4).run(pipeline, params));
        }
        try (ArtifactStore store =
                ArtifactStore.at(folder.resolve("store").toUri().toString())) {
            Map<String, Object> params = Map.of("rules", rules.replace("{flag}", folder + "/embedded"));
            Run run =
                    new TemporalTarget(Map.of("HOME", folder.toString())).run(new TestContext(pipeline, store, params));
            assertThat(lines(run)).isEqualTo(local);
        }
    }

    /** A line per step: how it ended, why, and what it yielded. */
    private static List<String> lines(Run run) {
        return run.steps().stream()
                .map(outcome -> outcome.step() + " " + outcome.state() + " " + outcome.reasons() + " "
                        + outcome.digests() + " " + failure(outcome))
                .toList();
    }

    private static String failure(StepOutcome outcome) {
        return outcome.failure() == null
                ? "-"
                : outcome.failure().code() + " " + outcome.failure().message();
    }

    private CommandLine program(String shape) {
        return new CommandLine(Shapes.named(shape), folder, Map.of("HOME", folder.toString()));
    }

    @Test
    void stepWhoseBytesAreDamagedIsMadeAgain() throws Exception {
        CommandLine program = program("big");
        assertThat(program.run("run", "--on", "temporal").exit()).isZero();
        try (Stream<Path> blobs = Files.walk(folder.resolve(".icosian/blobs"))) {
            for (Path blob : blobs.filter(Files::isRegularFile).toList()) {
                assertThat(blob.toFile().setWritable(true)).isTrue();
                byte[] bytes = Files.readAllBytes(blob);
                bytes[bytes.length / 2] ^= 1;
                Files.write(blob, bytes);
            }
        }
        CommandLine.Done done = program.run("run", "--on", "temporal", "--recompute", "total");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.err())
                .contains("big: computed in")
                .contains("the stored bytes of big are damaged")
                .contains("total: computed in");
    }

    @Test
    void resultWithinARunIsNotThatOfAnother() {
        CommandLine program = program("once");
        assertThat(program.run("run", "--on", "temporal", "--run", "a").err()).contains("1 computed");
        assertThat(program.run("run", "--on", "temporal", "--run", "b").err()).contains("1 computed");
        assertThat(program.run("run", "--on", "temporal", "--resume", "b").err())
                .contains("1 reused");
    }

    @Test
    void failureOfTheRunHasTheExitCodeOfTheProblem() {
        CommandLine.Done failed = program("diamond").run("run", "--on", "temporal", "--param", "rules=n1 fails");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err()).contains("error [Run/NodeFailed] n1: n1 fails").contains("n3: skipped, needs n1");
        CommandLine.Done missing = program("diamond").run("run", "--on", "temporal", "--param", "sed=1");
        assertThat(missing.exit()).isEqualTo(78);
        assertThat(missing.err()).contains("[Run/UnknownParameter]");
        CommandLine.Done nowhere = program("diamond").run("run", "--on", "temporl");
        assertThat(nowhere.exit()).isEqualTo(2);
        assertThat(nowhere.err()).isEqualTo("""
                        error [Usage/UnknownTarget] --on temporl names no target of this program
                          fix: did you mean 'temporal'?; a target is there when its library is on the class path
                        failed: nothing was run
                        """);
    }

    @Test
    void onlyTheStepsOfANodeAreRun() {
        CommandLine.Done done = program("diamond").run("run", "--on", "temporal", "--to", "n1");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.err()).contains("done: 2 steps, 0 reused, 2 computed");
        assertThat(program("diamond").run("run", "--on", "temporal").err())
                .contains("done: 4 steps, 2 reused, 2 computed");
    }
}
