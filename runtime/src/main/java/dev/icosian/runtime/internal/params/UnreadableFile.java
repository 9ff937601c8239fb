package dev.icosian.runtime.internal.params;

import dev.icosian.Problem;
import java.io.IOException;

/** A file that a param names is there, and could not be read this time. */
public final class UnreadableFile extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    UnreadableFile(String param, String file, IOException cause) {
        super(cause.toString(), cause);
        this.problem = new Problem(
                "Run/UnreadableFile",
                "param '" + param + "' names '" + file + "', which could not be read: " + cause,
                null,
                "see to it that the disk or the network it is on works, then resume the run");
    }

    /** Returns what to report. */
    public Problem problem() {
        return problem;
    }
}
