package dev.icosian.runtime.internal.step;

import dev.icosian.Problem;
import dev.icosian.runtime.internal.failure.NodeFailure;
import dev.icosian.runtime.internal.outside.Redaction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An attempt of a step that has no result. */
public final class StepFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final boolean permanent;
    private final transient @Nullable DamagedValue damaged;
    private final transient Map<String, @Nullable String> inputs;

    private StepFailure(
            Problem problem,
            boolean permanent,
            @Nullable DamagedValue damaged,
            Map<String, @Nullable String> inputs,
            @Nullable Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
        this.permanent = permanent;
        this.damaged = damaged;
        this.inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** Returns a failure that another attempt would have too. */
    public static StepFailure permanent(Problem problem, @Nullable Throwable cause) {
        return new StepFailure(problem, true, null, Map.of(), cause);
    }

    /** Returns a failure that another attempt may not have. */
    public static StepFailure retryable(Problem problem, @Nullable Throwable cause) {
        return new StepFailure(problem, false, null, Map.of(), cause);
    }

    static StepFailure damaged(Problem problem, DamagedValue damaged) {
        return new StepFailure(problem, true, damaged, Map.of(), null);
    }

    StepFailure redacted(Redaction redaction) {
        StepFailure copy = new StepFailure(
                redaction.problem(problem), permanent, damaged, inputs, redaction.throwable(getCause()));
        copy.setStackTrace(getStackTrace());
        return copy;
    }

    StepFailure withInputs(Map<String, @Nullable String> digests) {
        StepFailure copy = new StepFailure(problem, permanent, damaged, digests, getCause());
        copy.setStackTrace(getStackTrace());
        return copy;
    }

    /** Returns what to report. */
    public Problem problem() {
        return problem;
    }

    /** Returns whether to give up at once. */
    public boolean isPermanent() {
        return permanent;
    }

    /** Returns the stored value that cannot be read; null if the failure is another. */
    public @Nullable DamagedValue damaged() {
        return damaged;
    }

    /** Returns the digests of the step's inputs by node, as far as they were known. */
    public Map<String, @Nullable String> inputs() {
        return inputs;
    }

    /** Returns the node that failed, with its frames and arguments; null if the failure is not one of a node. */
    public @Nullable NodeFailure nodeFailure() {
        return getCause() instanceof NodeFailure failure ? failure : null;
    }
}
