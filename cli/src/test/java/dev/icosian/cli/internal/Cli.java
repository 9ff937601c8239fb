package dev.icosian.cli.internal;

import dev.icosian.Pipeline;
import dev.icosian.cli.internal.command.Launcher;
import dev.icosian.cli.internal.given.Host;
import dev.icosian.cli.internal.given.Jar;
import dev.icosian.cli.internal.terminal.Terminal;
import dev.icosian.cli.internal.terminal.UserOutput;
import dev.icosian.cli.internal.text.Program;
import dev.icosian.runtime.Target;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs command lines in this process, as {@code Icosian.main} would. Mutable, for one test. */
public final class Cli {
    private final Path folder;
    private final List<Supplier<? extends Iterable<Pipeline>>> pipelines = new ArrayList<>();
    private final Map<String, Supplier<?>> resources = new LinkedHashMap<>();
    private final List<Target> targets = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private Terminal.@Nullable Size size;
    private Program program = new Program(List.of("java", "-jar", "demo.jar"));

    private Cli(Path folder) {
        this.folder = folder;
    }

    /** Starts in a working directory. */
    @SafeVarargs
    public static Cli in(Path folder, Supplier<Pipeline>... pipelines) {
        Cli cli = new Cli(folder);
        for (Supplier<Pipeline> pipeline : pipelines) {
            cli.pipelines.add(() -> List.of(pipeline.get()));
        }
        return cli;
    }

    /** Adds pipelines made from data. */
    public Cli pipelines(Supplier<? extends Iterable<Pipeline>> more) {
        pipelines.add(more);
        return this;
    }

    /** Adds a target. */
    public Cli target(Target target) {
        targets.add(target);
        return this;
    }

    /** Adds a resource. */
    public Cli resource(String name, Supplier<?> resource) {
        resources.put(name, resource);
        return this;
    }

    /** Sets a variable of the environment. */
    public Cli env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Gives it a terminal. */
    public Cli terminal(int columns, int rows) {
        size = new Terminal.Size(columns, rows);
        return env("TERM", "xterm").env("LANG", "C.UTF-8");
    }

    /** Sets how the program says it was started. */
    public Cli program(String... words) {
        program = new Program(List.of(words));
        return this;
    }

    /** What a command line did. */
    public record Done(int exit, String out, String err) {
        /** Returns all of it, for golden files. */
        public String all() {
            return "exit " + exit + "\n--- out\n" + out + "--- err\n" + err;
        }

        /** Returns it without what differs from run to run: ids, times and digests. */
        public Done normalized() {
            return new Done(exit, normalize(out), normalize(err));
        }

        private static String normalize(String text) {
            return text.replaceAll("r-\\d{8}t\\d{6}z-[0-9a-f]{4}", "r-<id>")
                    .replaceAll("\\b\\d+\\.\\d s\\b", "<time>")
                    .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "<when>")
                    .replaceAll("sha256:[0-9a-f]{64}", "sha256:<digest>")
                    .replaceAll("sha256:[0-9a-f]{12}\\b", "sha256:<digest>")
                    .replaceAll("\\b[0-9a-f]{64}(\\.\\d+\\.json)", "<key>$1")
                    .replaceAll("blobs/sha256/[0-9a-f]{2}/[0-9a-f]{62}", "blobs/<digest>")
                    .replaceAll("plan [0-9a-f]{12}", "plan <digest>")
                    .replaceAll("… \\d+ library frames", "… <n> library frames");
        }
    }

    /** Runs a command line of words without blanks. */
    public Done line(String line) {
        return run(line.split(" "));
    }

    /** Runs a command line. */
    public Done run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream outStream = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, false, StandardCharsets.UTF_8);
        Host host = new Host(
                outStream,
                errStream,
                environment,
                folder,
                program,
                new Terminal(environment, () -> size),
                UserOutput.to(outStream, errStream));
        int exit = new Launcher(host, new Jar(pipelines, resources, targets)).run(words);
        return new Done(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
