package dev.icosian.runtime.internal.failure;

import dev.icosian.Problem;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.runtime.internal.outside.Redaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node has no value: its function threw, or returned what it must not. */
public final class NodeFailure extends RuntimeException {
    private final transient ResolvedNode node;
    private final transient Problem problem;
    private final transient String signature;
    private final transient List<NodeInput> inputs;
    private final transient UserFrames frames;

    public NodeFailure(
            ResolvedNode node,
            Problem problem,
            String signature,
            List<NodeInput> inputs,
            UserFrames frames,
            @Nullable Throwable cause) {
        super(problem.message(), cause);
        this.node = node;
        this.problem = problem;
        this.signature = signature;
        this.inputs = List.copyOf(inputs);
        this.frames = frames;
    }

    /**
     * Returns a failure without secrets.
     *
     * @param clean the inputs without secrets
     */
    public NodeFailure without(Redaction secrets, List<NodeInput> clean) {
        NodeFailure failure = new NodeFailure(
                node, secrets.problem(problem), signature, clean, frames, secrets.throwable(getCause()));
        failure.setStackTrace(getStackTrace());
        return failure;
    }

    /** Returns whether another attempt would end in the same way: a check, a wrong null or a wrong type. */
    public boolean isPermanent() {
        return getCause() == null || problem.code().equals("Check/Failed");
    }

    /** Returns the node that failed. */
    public ResolvedNode node() {
        return node;
    }

    /** Returns what to report. */
    public Problem problem() {
        return problem;
    }

    /** Returns {@code Features.rolling4w(DoubleSeries signups, int window)}; empty if a modifier made the node. */
    public String signature() {
        return signature;
    }

    /** Returns the inputs, in parameter order. */
    public List<NodeInput> inputs() {
        return inputs;
    }

    /** Returns the frames of the stack trace that are the user's; none if nothing was thrown. */
    public UserFrames frames() {
        return frames;
    }
}
