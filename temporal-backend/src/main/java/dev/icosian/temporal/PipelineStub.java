package dev.icosian.temporal;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.Compiler;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.temporal.internal.connect.ChildRuns;
import dev.icosian.temporal.internal.connect.ClientRuns;
import dev.icosian.temporal.internal.connect.Limits;
import io.temporal.client.WorkflowClient;
import io.temporal.workflow.Promise;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts pipelines from a client or, as children, from workflow code. Results are references. Thread safe. */
public final class PipelineStub {
    private final WorkflowClient client;
    private final Compilation compilation;
    private final String queue;

    private PipelineStub(WorkflowClient client, Compilation compilation, String queue) {
        this.client = client;
        this.compilation = compilation;
        this.queue = queue;
    }

    /**
     * Returns a stub for a pipeline whose workers listen on a queue.
     *
     * @throws PipelineException with all problems, those of Temporal's limits included
     */
    public static PipelineStub of(WorkflowClient client, Pipeline pipeline, String queue) {
        Compilation compilation = Compiler.compile(pipeline);
        List<Problem> problems = Limits.of(compilation.plan());
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return new PipelineStub(client, compilation, queue);
    }

    /** Starts a run and returns its run id, in the workflow id after {@code <pipeline>/}; does not wait. */
    public String start(Record params) {
        return ClientRuns.start(client, compilation, queue, GivenParams.ofRecord(params));
    }

    /** As {@link #start(Record)}, with params by name. */
    public String start(Map<String, ? extends @Nullable Object> params) {
        return ClientRuns.start(client, compilation, queue, GivenParams.ofValues(params));
    }

    /** Starts a run as a child of the workflow that calls; fails as a child workflow does. */
    public static Promise<RunRef> child(PlanRef plan, Record params) {
        return ChildRuns.start(plan.pipeline(), plan.digest(), plan.queue(), ChildRuns.json(params))
                .thenApply(end -> new RunRef(end.pipeline(), end.runId(), end.store()));
    }

    /** As {@link #child(PlanRef, Record)}, with params by name. */
    public static Promise<RunRef> child(PlanRef plan, Map<String, ? extends @Nullable Object> params) {
        return ChildRuns.start(plan.pipeline(), plan.digest(), plan.queue(), ChildRuns.json(params))
                .thenApply(end -> new RunRef(end.pipeline(), end.runId(), end.store()));
    }

    /**
     * A plan as workflow input.
     *
     * @param digest the plan's {@link Plan#digest}
     * @param queue the queue that its workers listen on
     */
    public record PlanRef(String pipeline, String digest, String queue) {
        /** Returns the reference of a plan. */
        public static PlanRef of(Plan plan, String queue) {
            return new PlanRef(plan.pipeline(), plan.digest(), queue);
        }
    }

    /**
     * A finished run as workflow data.
     *
     * @param store URI of the store that has its results
     */
    public record RunRef(String pipeline, String runId, String store) {}
}
