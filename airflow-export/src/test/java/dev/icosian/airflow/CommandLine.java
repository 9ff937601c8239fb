package dev.icosian.airflow;

import dev.icosian.Pipeline;
import dev.icosian.cli.internal.command.Launcher;
import dev.icosian.cli.internal.given.Host;
import dev.icosian.cli.internal.given.Jar;
import dev.icosian.cli.internal.text.Program;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/** The command line of a program, in this process. */
final class CommandLine {
    private final List<Supplier<? extends Iterable<Pipeline>>> pipelines;
    private final Path folder;
    private final Map<String, String> environment;
    private final AirflowTarget target;

    CommandLine(
            Path folder,
            Map<String, String> environment,
            List<Supplier<? extends Iterable<Pipeline>>> pipelines,
            AirflowTarget target) {
        this.pipelines = List.copyOf(pipelines);
        this.folder = folder;
        this.environment = environment;
        this.target = target;
    }

    CommandLine(Path folder, Map<String, String> environment, List<Supplier<? extends Iterable<Pipeline>>> pipelines) {
        this(folder, environment, pipelines, new AirflowTarget());
    }

    CommandLine(List<Pipeline> pipelines, Path folder, Map<String, String> environment) {
        this(folder, environment, List.of(() -> pipelines));
    }

    /** What a command has left behind. */
    record Done(int exit, String out, String err) {}

    /** Runs a command. */
    Done run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Host host = Host.plain(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                folder,
                Program.of(new Properties()));
        int exit = new Launcher(host, new Jar(pipelines, Map.of(), List.of(target))).run(words);
        return new Done(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
