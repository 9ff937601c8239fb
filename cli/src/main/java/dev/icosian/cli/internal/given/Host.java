package dev.icosian.cli.internal.given;

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
 */
public record Host(
        PrintStream out, PrintStream err, Map<String, String> environment, Path workingDirectory, Program program) {
    /** Copies the map. */
    public Host {
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    }
}
