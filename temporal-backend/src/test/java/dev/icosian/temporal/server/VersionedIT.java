package dev.icosian.temporal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.temporal.CommandLine;
import dev.icosian.temporal.CommandLine.Done;
import dev.icosian.temporal.Digests;
import dev.icosian.temporal.program.Shapes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workers that are versions of a deployment, that do a part of the work only, and attributes to find runs by. */
final class VersionedIT {
    @TempDir
    private Path folder;

    private Forked version(RealServer server, String name, String build, String... more) throws Exception {
        List<String> words = new java.util.ArrayList<>(List.of("--deployment", name, "--build", build));
        words.addAll(List.of(more));
        Forked worker = Forked.worker(server, folder, "chain_3", words.toArray(String[]::new));
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        String said;
        do {
            assertThat(System.nanoTime()).as("awaiting the current version").isLessThan(end);
            Thread.sleep(200);
            said = server.cli(
                    "worker",
                    "deployment",
                    "set-current-version",
                    "--deployment-name",
                    name,
                    "--build-id",
                    build,
                    "--yes");
        } while (!said.contains("Success"));
        return worker;
    }

    @ParameterizedTest
    @CsvSource({"--pinned, Pinned, 1", "--grace 30, AutoUpgrade, 2"})
    void runStaysWithAVersionOrFollowsTheDeployment(String option, String behavior, String build) throws Exception {
        RealServer server = RealServer.start(List.of());
        CommandLine program = new CommandLine(Shapes.named("chain_3"), folder, server.environment());
        Path gate = folder.resolve("gate");
        String[] words = option.split(" ", -1);
        try (server;
                Forked one = version(server, "shop", "1", words)) {
            Done done = program.run(
                    "submit",
                    "--store",
                    folder.resolve("store").toString(),
                    "--shared-files",
                    "--run",
                    "v",
                    "--param",
                    "rules=n0 awaits " + gate);
            assertThat(done.err()).doesNotContain("no worker");
            one.awaitOutput("v n0: started");
            try (Forked two = version(server, "shop", "2", words)) {
                Files.createFile(gate);
                long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
                String described;
                do {
                    assertThat(System.nanoTime()).as("awaiting the end").isLessThan(end);
                    described = server.cli("workflow", "describe", "-w", "chain_3/v");
                } while (!described.contains("COMPLETED"));
                assertThat(described).containsPattern("Behavior +" + behavior);
                assertThat(build.equals("1") ? one.output() : two.output()).contains("v n2: computed");
                assertThat(Digests.stored(folder.resolve("store"), "chain_3", "v"))
                        .isEqualTo(Digests.local(Shapes.named("chain_3"), Map.of()));
            }
        }
    }

    @Test
    void someWorkersDecideAndOthersMakeSteps() throws Exception {
        RealServer server = RealServer.shared();
        CommandLine program = new CommandLine(Shapes.named("chain_5"), folder, server.environment());
        String store = folder.resolve("store").toString();
        try (Forked steps = Forked.worker(server, folder, "chain_5", "--only", "steps")) {
            Done alone = program.run("submit", "--store", store, "--shared-files", "--run", "o");
            assertThat(alone.err()).contains("warning: no worker polls queue icosian-chain_5");
            try (Forked workflows = Forked.worker(server, folder, "chain_5", "--only", "workflows")) {
                long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
                while (!program.run("status", "--run", "o").out().startsWith("run o: completed")) {
                    assertThat(System.nanoTime()).as("awaiting the end").isLessThan(end);
                    Thread.sleep(200);
                }
                assertThat(steps.output()).contains("o n4: computed");
                assertThat(workflows.output()).doesNotContain("computed");
            }
        }
    }

    @Test
    void runIsFoundByAnAttribute() throws Exception {
        RealServer server = RealServer.shared();
        server.cli("operator", "search-attribute", "create", "--name", "Region", "--type", "Keyword");
        CommandLine program = new CommandLine(Shapes.named("chain_2"), folder, server.environment());
        Done done = program.run(
                "submit",
                "--store",
                folder.resolve("store").toString(),
                "--shared-files",
                "--run",
                "found",
                "--search-attribute",
                "Region=UK");
        assertThat(done.exit()).as(done.err()).isZero();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        String listed;
        do {
            assertThat(System.nanoTime()).as("awaiting the run in lists").isLessThan(end);
            Thread.sleep(100);
            listed = server.cli("workflow", "list", "--query", "Region = 'UK'");
        } while (!listed.contains("chain_2/found"));
        assertThat(server.cli("workflow", "list", "--query", "Region = 'US'")).doesNotContain("chain_2/found");
        program.run("cancel", "--run", "found");
    }
}
