package dev.icosian.cli.internal.command;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.internal.given.Host;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.Jar;
import dev.icosian.cli.internal.start.Warmup;
import dev.icosian.cli.internal.text.PlanText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Loads what commands load: plans the pipelines of the jar, and runs one of our own. No function of users is run. */
final class Training {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("run", "--pipeline", "warmup", "--store", "store"),
            List.of("run", "--run", "warm", "--store", "store"),
            List.of("run", "--run", "warmer", "--store", "store", "--json"),
            List.of("step", "second", "--run", "warm", "--store", "store"),
            List.of("step", "second", "--run", "warm", "--store", "store", "--recompute"),
            List.of("runs", "--store", "store"),
            List.of("show", "warm", "--store", "store"),
            List.of("plan"));

    private Training() {}

    static void run(Invocation invocation) throws IOException {
        for (Pipeline pipeline : invocation.pipelines().whole()) {
            try {
                PlanText.lines(pipeline.plan());
            } catch (PipelineException e) {
                // It may need config; what planning loads is loaded by now.
            }
        }
        Path folder = Files.createTempDirectory("icosian-training-");
        try {
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            Host host = Host.plain(
                    nowhere, nowhere, Map.of(), folder, invocation.host().program());
            Jar jar = new Jar(List.of(() -> List.of(Warmup.pipeline())), Map.of(), List.of());
            for (List<String> command : COMMANDS) {
                int code = new Launcher(host, jar).run(command.toArray(String[]::new));
                if (code != ExitCodes.OK) {
                    throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
                }
            }
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
