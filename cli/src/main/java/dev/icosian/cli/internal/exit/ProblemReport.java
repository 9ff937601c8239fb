package dev.icosian.cli.internal.exit;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.cli.internal.given.Host;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.text.ProblemText;
import dev.icosian.compiler.json.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows problems that end a command. */
public final class ProblemReport {
    private static final int FORMAT = 1;

    private ProblemReport() {}

    /** Shows problems and returns the exit code for them. */
    public static int show(Host host, List<Problem> problems, Throwable cause, boolean verbose, boolean json) {
        if (verbose) {
            cause.printStackTrace(host.err());
        }
        host.err().print(ProblemText.errors(problems));
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("formatVersion", FORMAT);
            tree.put("problems", problems.stream().map(ProblemText::tree).toList());
            host.out().println(CanonicalJson.valueText(tree));
        }
        return ExitCodes.of(problems);
    }

    /** Shows the problems of an exception and returns the exit code for them. */
    public static int show(Invocation invocation, PipelineException exception) {
        return show(invocation.host(), exception.problems(), exception, invocation.isVerbose(), invocation.isJson());
    }

    /** What a command does. */
    @FunctionalInterface
    public interface Body {
        /** Does it and returns the exit code. */
        int run(Stopping stopping) throws Exception;
    }

    /**
     * Does what throws something only before anything is run, and closes with a line that says so. A signal interrupts
     * it, and then decides the exit code.
     */
    public static int orNothingRun(Invocation invocation, Body body) throws Exception {
        Runnable nothing = new Runnable() {
            private boolean isSaid;

            @Override
            public synchronized void run() {
                if (!isSaid) {
                    isSaid = true;
                    invocation.host().err().println("stopped: nothing was run");
                }
            }
        };
        try (Stopping stopping = Stopping.on(nothing)) {
            try {
                return body.run(stopping);
            } catch (Exception e) {
                if (stopping.isAsked()) {
                    // Whatever was interrupted reports it in its own way.
                    stopping.sayLastWords();
                    return stopping.exitCode();
                }
                if (e instanceof PipelineException problems) {
                    int code = show(invocation, problems);
                    invocation.host().err().println("failed: nothing was run");
                    return code;
                }
                throw e;
            }
        }
    }
}
