package dev.icosian.temporal;

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
import java.util.function.UnaryOperator;

/** The command line of a program, in this process. */
public final class CommandLine {
    private final List<Pipeline> pipelines;
    private final Path folder;
    private final Map<String, String> environment;
    private final TemporalTarget target;

    /** Takes the pipeline, the working directory, and the variables. */
    public CommandLine(Pipeline pipeline, Path folder, Map<String, String> environment) {
        this(List.of(pipeline), folder, environment);
    }

    /** As above, for a program of several pipelines. */
    public CommandLine(List<Pipeline> pipelines, Path folder, Map<String, String> environment) {
        this(pipelines, folder, environment, target -> target);
    }

    /** As above, for a program that changes options of the SDK. */
    public CommandLine(
            List<Pipeline> pipelines,
            Path folder,
            Map<String, String> environment,
            UnaryOperator<TemporalTarget> change) {
        this.target = change.apply(new TemporalTarget(environment));
        this.pipelines = List.copyOf(pipelines);
        this.folder = folder;
        this.environment = environment;
    }

    /** What a command has left behind. */
    public record Done(int exit, String out, String err) {}

    /** Runs a command. */
    public Done run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Host host = Host.plain(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                folder,
                Program.of(new Properties()));
        Jar jar = new Jar(List.of(() -> pipelines), Map.of(), List.of(target));
        int exit = new Launcher(host, jar).run(words);
        return new Done(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
