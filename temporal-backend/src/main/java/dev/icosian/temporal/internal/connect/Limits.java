package dev.icosian.temporal.internal.connect;

import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.temporal.internal.wire.RunInput;
import dev.icosian.temporal.internal.wire.WireNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a server refuses, or hangs on for ever, and the test server takes: found before anything is sent.
 */
public final class Limits {
    /** How many steps run at the same time if nothing else is said. */
    public static final int DEFAULT_PARALLEL = 200;

    /** Half of the 2,000 activities that may be pending, since those that end are not counted at once. */
    static final int MOST_PARALLEL = 1_000;

    /** Servers take 1,000 bytes, their databases some of them only 255. */
    static final int LONGEST_NAME = 255;

    /** Payloads of 2 MB are refused, and a plan may have 1 MB of it. */
    static final int LARGEST_INPUT = 1_500_000;

    /** The store's name stands in the memo and in each step's argument. */
    static final int LONGEST_STORE = 1_000;

    /** What the name, the code and the punctuation of a reason to compute take beside the step's name, twice. */
    private static final int REASON = 60;

    private static final int SHOWN = 40;

    private Limits() {}

    /** Returns what a plan's names break. */
    public static List<Problem> of(Plan plan) {
        List<Problem> problems = new ArrayList<>();
        for (Plan.StepPlan step : plan.steps()) {
            String queue = step.policy().queue();
            if (queue != null) {
                name("the queue of step '" + step.name() + "'", queue, problems);
            }
        }
        return problems;
    }

    /**
     * Checks all that a submission says.
     *
     * @param attributes search attributes by name
     * @throws PipelineException with all findings
     */
    public static void check(Submission submission, String runId, RunInput input, Map<String, String> attributes) {
        List<Problem> problems = new ArrayList<>(of(submission.compilation().plan()));
        name("the workflow id", WireNames.workflowId(submission.pipeline(), runId), problems);
        name("the queue", submission.queue(), problems);
        attributes.forEach((attribute, text) -> {
            name("the search attribute", attribute, problems);
            name("the text of search attribute " + shown(attribute), text, problems);
        });
        name(
                "the store",
                submission.store().isEmpty() ? "of the workers" : submission.store(),
                LONGEST_STORE,
                problems);
        int parallel = submission.maxParallel();
        if (parallel < 1 || parallel > MOST_PARALLEL) {
            problems.add(new Problem(
                    "Temporal/TooManyParallel",
                    parallel + " steps at the same time are asked for; a run can have 1 to " + MOST_PARALLEL,
                    null,
                    "ask for fewer: workers decide how many of them really run"));
        }
        int given = bytes(input.params()) + bytes(input.config());
        if (given > LARGEST_INPUT) {
            problems.add(new Problem(
                    "Temporal/InputTooLarge",
                    "params and config have " + given + " bytes, and a server takes " + LARGEST_INPUT,
                    null,
                    "put large values into a file, and give its path"));
        }
        long asked = asked(submission);
        if (asked > LARGEST_INPUT) {
            problems.add(new Problem(
                    "Temporal/InputTooLarge",
                    "the names of the steps to compute again have " + asked + " bytes, and a server takes "
                            + LARGEST_INPUT,
                    null,
                    "group the nodes into fewer steps, or start a run on an empty store"));
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
    }

    /** What is said of steps that compute in any case travels with a run that goes on as a new execution. */
    private static long asked(Submission submission) {
        List<String> names = submission.fresh()
                ? submission.compilation().steps().stream()
                        .map(step -> step.name())
                        .toList()
                : submission.recompute();
        return names.stream().mapToLong(name -> 3L * name.length() + REASON).sum();
    }

    private static void name(String what, String name, List<Problem> problems) {
        name(what, name, LONGEST_NAME, problems);
    }

    private static void name(String what, String name, int longest, List<Problem> problems) {
        int length = bytes(name);
        if (length > longest || name.isBlank()) {
            problems.add(new Problem(
                    "Temporal/NameTooLong",
                    what + " " + shown(name) + " has " + length + " bytes, and a server takes 1 to " + longest,
                    null,
                    "give it another name"));
        }
    }

    private static String shown(String name) {
        return "'" + (name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…") + "'";
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
