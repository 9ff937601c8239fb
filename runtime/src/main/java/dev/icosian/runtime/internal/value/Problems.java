package dev.icosian.runtime.internal.value;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Several findings as the one that a step reports. */
public final class Problems {
    private static final String LIBRARY = "dev.icosian.";

    private Problems() {}

    /** Returns what an exception says; its class only if that is no secret of the library. */
    public static String why(Throwable failure) {
        String message = failure.getMessage();
        return message != null && failure.getClass().getName().startsWith(LIBRARY) ? message : failure.toString();
    }

    public static Problem asOne(PipelineException exception) {
        List<Problem> problems = exception.problems();
        Problem first = problems.get(0);
        if (problems.size() == 1) {
            return first;
        }
        String message = problems.stream().map(Problem::message).collect(Collectors.joining("\n"));
        return new Problem(first.code(), message, first.place(), first.hint());
    }
}
