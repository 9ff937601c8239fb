package dev.icosian.cli.internal.given;

import dev.icosian.cli.internal.terminal.Terminal;
import dev.icosian.cli.internal.terminal.UserOutput;
import dev.icosian.cli.internal.text.Program;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the process gives to a command.
 *
 * @param out where results go
 * @param err where progress and problems go
 * @param environment the environment's variables
 * @param workingDirectory what relative paths count from
 * @param program how the program was started
 * @param terminal where {@code err} ends, if it is one
 * @param userOutput what functions print
 */
public record Host(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path workingDirectory,
        Program program,
        Terminal terminal,
        UserOutput userOutput) {
    /** Copies the map. */
    public Host {
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    /** Returns a host with another stream for results. */
    public Host withOut(PrintStream other) {
        return new Host(other, err, environment, workingDirectory, program, terminal, userOutput);
    }

    /** Returns a host without a terminal, whose functions print where they like. */
    public static Host plain(
            PrintStream out, PrintStream err, Map<String, String> environment, Path workingDirectory, Program program) {
        return new Host(out, err, environment, workingDirectory, program, Terminal.none(), UserOutput.to(out, err));
    }
}
