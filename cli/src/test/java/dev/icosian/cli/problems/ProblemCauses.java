package dev.icosian.cli.problems;

import java.nio.file.Path;
import java.util.Map;

/**
 * What causes the problems that neither a program nor a command line causes alone. Prefer an example on the page:
 * here belongs only what needs a damaged machine, another process at the right moment, or code that no author writes.
 */
final class ProblemCauses {
    /** By problem code. */
    static final Map<String, Cause> BY_CODE = Map.of();

    private ProblemCauses() {}

    /** Causes a problem. */
    @FunctionalInterface
    interface Cause {
        /** Returns the problem as it is printed. The folder is empty at first. */
        String message(Path folder) throws Exception;
    }
}
