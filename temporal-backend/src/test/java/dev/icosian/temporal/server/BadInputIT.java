package dev.icosian.temporal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.temporal.CommandLine;
import dev.icosian.temporal.CommandLine.Done;
import dev.icosian.temporal.program.Shapes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong is said once, with what to do, and the exit code says whether trying again helps. */
final class BadInputIT {
    private static final String NO_SERVER =
            "error [Temporal/NoServer] no Temporal server answers at 127.0.0.1:1, by TEMPORAL_ADDRESS (UNAVAILABLE)\n"
                    + "  fix: start one, for instance with temporal server start-dev, or set TEMPORAL_ADDRESS to the"
                    + " one you have\n";
    private static final String NO_NAMESPACE =
            "error [Temporal/NoNamespace] the server at <server>, by TEMPORAL_ADDRESS has no namespace 'moon'\n"
                    + "  fix: set TEMPORAL_NAMESPACE to one that it has, or create it: temporal operator namespace"
                    + " create --namespace moon\n";
    private static final String NO_PIPELINE = """
                    error [Usage/UnknownPipeline] there is no pipeline 'other'
                      fix: the pipelines are: chain_2_bad
                    """;
    private static final String SHARED = "if every machine sees it under the same name, add --shared-files; else ";
    private static final String FOLDER_STORE =
            "error [Target/LocalPath] the store file://<home>/store is a folder of this machine, and workers run on"
                    + " any\n  fix: " + SHARED + "use a store that all of them reach\n";

    @TempDir
    private Path folder;

    /** What is typed, with which variables in place of the right ones, and what comes of it. */
    private record Case(String shape, Map<String, String> variables, String words, int exit, String err) {
        @Override
        public String toString() {
            return variables + " " + words;
        }
    }

    static Stream<Arguments> cases() {
        Map<String, String> right = Map.of();
        Map<String, String> nobody = Map.of("TEMPORAL_ADDRESS", "127.0.0.1:1");
        Map<String, String> moon = Map.of("TEMPORAL_NAMESPACE", "moon");
        String shared = " --store store --shared-files";
        return Stream.of(
                        new Case("chain_2_bad", nobody, "submit" + shared, 78, NO_SERVER),
                        new Case(
                                "chain_2_bad",
                                nobody,
                                "run --on temporal" + shared,
                                78,
                                NO_SERVER + "failed: nothing was run\n"),
                        new Case("chain_2_bad", nobody, "worker --store store", 78, NO_SERVER),
                        new Case("chain_2_bad", nobody, "status", 78, NO_SERVER),
                        new Case("chain_2_bad", nobody, "cancel --run r", 78, NO_SERVER),
                        new Case("chain_2_bad", moon, "submit" + shared, 78, NO_NAMESPACE),
                        new Case("chain_2_bad", moon, "worker --store store", 78, NO_NAMESPACE),
                        new Case("chain_2_bad", moon, "status --run r", 78, NO_NAMESPACE),
                        new Case("chain_2_bad", right, "submit --pipeline other" + shared, 2, NO_PIPELINE),
                        new Case("chain_2_bad", right, "submit --store store", 78, FOLDER_STORE),
                        new Case(
                                "chain_2_bad",
                                right,
                                "run --on temporal --store store",
                                78,
                                FOLDER_STORE + "failed: nothing was run\n"),
                        new Case(
                                "counted_here",
                                right,
                                "submit --param words=words.txt --store store",
                                78,
                                "error [Target/LocalPath] param 'words' is the path 'words.txt' on this"
                                        + " machine, and workers run on any\n  fix: " + SHARED
                                        + "let the pipeline import it\n" + FOLDER_STORE + "2 problems\n"),
                        new Case(
                                "chain_2_bad",
                                right,
                                "submit --store memory:x --shared-files",
                                78,
                                "error [Target/MemoryStore] the store memory:/ is gone with this process, and workers"
                                        + " are other ones\n  fix: give a store that all processes reach: a folder, or"
                                        + " a URI\n"),
                        new Case(
                                "chain_2_bad",
                                right,
                                "worker --store memory:x",
                                78,
                                "error [Target/MemoryStore] the store memory:/ is gone with this process, and workers"
                                        + " are other ones\n  fix: give a store that all processes reach: a folder, or"
                                        + " a URI\n"),
                        new Case(
                                "chain_2_bad",
                                right,
                                "cancel --run none",
                                78,
                                "error [Temporal/UnknownRun] the server at <server>, by TEMPORAL_ADDRESS has no run"
                                        + " 'none' of pipeline 'chain_2_bad' under way\n  fix: see what runs: status"
                                        + " without --run; a run that has ended goes on with submit --resume\n"),
                        new Case(
                                "chain_2_bad",
                                right,
                                "submit --resume none" + shared,
                                78,
                                "error [Run/UnknownRun] the store file://<home>/store has no run 'none' of pipeline"
                                        + " 'chain_2_bad'\n  fix: give the id that the run printed when it started, and"
                                        + " its store\n"),
                        new Case(
                                "chain_2_bad",
                                right,
                                "submit --max-parallel many" + shared,
                                2,
                                "error [Usage/NoNumber] --max-parallel takes a number, and 'many' is none from 1 to"
                                        + " 999999\n  fix: give one, or leave it out: then it is 200\n"),
                        new Case(
                                "chain_2_bad",
                                right,
                                "schedule trigger",
                                78,
                                "error [Temporal/NoSchedule] the server at <server>, by TEMPORAL_ADDRESS has no"
                                        + " schedule 'chain_2_bad/default'\n  fix: create it: schedule create"
                                        + " --pipeline chain_2_bad\n"))
                .map(Arguments::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void oneClearErrorAndTheRightExitCode(Case one) throws Exception {
        RealServer server = RealServer.shared();
        Files.writeString(folder.resolve("words.txt"), "one\n");
        Map<String, String> environment = new TreeMap<>(server.environment());
        environment.putAll(one.variables());

        Done done = new CommandLine(Shapes.named(one.shape()), folder, environment)
                .run(one.words().split(" ", -1));

        assertThat(normalized(done.err(), server)).isEqualTo(one.err());
        assertThat(done.out()).isEmpty();
        assertThat(done.exit()).isEqualTo(one.exit());
    }

    private String normalized(String text, RealServer server) {
        return text.replace(server.address(), "<server>")
                .replace(folder.toUri().getPath().replaceAll("/$", ""), "<home>");
    }

    @Test
    void secondRunWithTheIdOfARunningOneIsRefusedAndChangesNothing() throws Exception {
        RealServer server = RealServer.shared();
        Files.writeString(folder.resolve("words.txt"), "one\n");
        Files.writeString(folder.resolve("more.txt"), "one\ntwo\n");
        Pipeline pipeline = Shapes.named("counted_twice");
        CommandLine program = new CommandLine(pipeline, folder, server.environment());
        String[] first = {"submit", "--store", "store", "--shared-files", "--run", "twice", "--param", "words=words.txt"
        };
        assertThat(program.run(first).exit()).isZero();

        Done second = program.run(first);
        assertThat(second.err()).isEqualTo("""
                        error [Temporal/AlreadyRunning] run 'twice' of pipeline 'counted_twice' is under way
                          fix: see it with status --run twice, or start a run with another id
                        """);
        assertThat(second.exit()).isEqualTo(78);
        first[first.length - 1] = "words=more.txt";
        assertThat(program.run(first).err()).contains("[Run/DifferentParameters]");

        Forked worker = Forked.worker(server, folder, "counted_twice");
        try {
            server.connect()
                    .client()
                    .newUntypedWorkflowStub("counted_twice/twice")
                    .getResult(Void.class);
        } finally {
            worker.close();
        }
    }

    /** The run waits, since workers may come; what is missing is said with the command that starts one. */
    @Test
    void queueThatNobodyPollsIsSaid() {
        RealServer server = given();
        Done done = new CommandLine(Shapes.named("chain_2_alone"), folder, server.environment())
                .run("submit", "--store", "store", "--shared-files", "--run", "r", "--queue", "nobody");
        assertThat(normalized(done.err(), server))
                .isEqualTo("submitted chain_2_alone to <server>, by TEMPORAL_ADDRESS, queue nobody, store"
                        + " file://<home>/store\nwarning: no worker polls queue nobody, so the run waits; start one"
                        + " with\n  worker --pipeline chain_2_alone --store file://<home>/store --queue nobody\n");
        assertThat(done.out()).isEqualTo("r\n");
        assertThat(done.exit()).isZero();
    }

    private static RealServer given() {
        try {
            return RealServer.shared();
        } catch (RuntimeException e) {
            // Among them what skips the test.
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A worker whose program lacks the pipeline is what a rolling deployment looks like, for ten minutes. */
    @Test
    void workerWithoutThePipelineLetsTheRunWait() throws Exception {
        RealServer server = RealServer.shared();
        CommandLine program = new CommandLine(Shapes.named("chain_2_lacking"), folder, server.environment());
        try (Forked other = Forked.worker(server, folder, "chain_3_lacking", "--queue", "icosian-chain_2_lacking")) {
            assertThat(program.run("submit", "--store", "store", "--shared-files", "--run", "r")
                            .exit())
                    .isZero();
            long end = System.nanoTime() + 60_000_000_000L;
            String history;
            do {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(200);
                history = server.cli("workflow", "show", "-w", "chain_2_lacking/r", "-o", "json");
            } while (!history.contains("EVENT_TYPE_TIMER_STARTED"));
            assertThat(history)
                    .contains("the worker's program has no pipeline 'chain_2_lacking'; it has chain_3_lacking")
                    .contains("Plan/ShapeDiffers");
            assertThat(other.isAlive()).isTrue();
        }
        try (Forked right = Forked.worker(server, folder, "chain_2_lacking")) {
            server.connect()
                    .client()
                    .newUntypedWorkflowStub("chain_2_lacking/r")
                    .getResult(Void.class);
            assertThat(right.output()).contains("r n1: computed");
        }
    }
}
