package dev.icosian.materializers.internal.scalar;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A value that a format cannot hold, or bytes that are not of the format; says where in the value. */
public final class FormatException extends IOException {
    private final String path;
    private final String problem;

    /** Makes an exception about the value that is being written or read. */
    public FormatException(String problem) {
        this("", problem, null);
    }

    /** Makes an exception that another one led to. */
    public FormatException(String problem, Throwable cause) {
        this("", problem, cause);
    }

    private FormatException(String path, String problem, @Nullable Throwable cause) {
        super(path.isEmpty() ? problem : path + ": " + problem, cause);
        this.path = path;
        this.problem = problem;
    }

    /** Returns the same finding, seen from the value that holds this one at the place: {@code .name}, {@code [3]}. */
    public FormatException at(String place) {
        FormatException outer = new FormatException(place + path, problem, getCause());
        outer.setStackTrace(getStackTrace());
        return outer;
    }
}
