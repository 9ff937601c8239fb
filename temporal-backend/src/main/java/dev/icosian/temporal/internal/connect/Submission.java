package dev.icosian.temporal.internal.connect;

import dev.icosian.ArtifactStore;
import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.Schedule;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.runtime.internal.local.RunConfig;
import dev.icosian.runtime.internal.local.StepSelection;
import dev.icosian.temporal.internal.wire.PlanForm;
import dev.icosian.temporal.internal.wire.RunInput;
import dev.icosian.temporal.internal.wire.ScheduleInput;
import dev.icosian.temporal.internal.wire.StoredPlans;
import dev.icosian.temporal.internal.wire.WireNames;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run to be submitted, as Temporal sees it. Immutable.
 *
 * @param params JSON trees of the params by name; empty for a run that exists
 * @param store URI
 * @param resume whether the run must exist
 * @param to nodes to whose steps the run is limited; empty: all
 * @param recompute steps that compute in any case
 * @param fresh whether all steps do
 */
public record Submission(
        Compilation compilation,
        Map<String, ? extends @Nullable Object> params,
        String store,
        String queue,
        boolean resume,
        boolean keepGoing,
        int maxParallel,
        Set<String> to,
        List<String> recompute,
        boolean fresh) {
    private static final int NAMED_OUTPUTS = 20;
    private static final String QUEUE = "icosian-";

    /** Returns the queue that a pipeline's workers poll if nothing else is said. */
    public static String queue(String pipeline) {
        return QUEUE + pipeline;
    }

    /** Returns the pipeline's name, which is the workflow type. */
    public String pipeline() {
        return compilation.plan().pipeline();
    }

    /** Returns the argument of the workflow, for a run by hand. */
    public RunInput input() {
        return input(null);
    }

    /** Returns the argument of the workflow, for runs of a schedule. */
    public RunInput scheduled(Schedule schedule) {
        return input(new ScheduleInput(schedule.zone(), schedule.dates()));
    }

    private RunInput input(@Nullable ScheduleInput schedule) {
        Plan plan = compilation.plan();
        PlanForm form = form();
        return new RunInput(
                RunInput.VERSION,
                plan.shape(),
                plan.digest(),
                store,
                CanonicalJson.valueText(RunConfig.trees(compilation)),
                CanonicalJson.valueText(new TreeMap<>(params)),
                resume,
                keepGoing || plan.keepGoing(),
                maxParallel,
                List.copyOf(to.stream().sorted().toList()),
                recompute,
                fresh,
                schedule,
                form.steps(),
                form.packed(),
                null,
                null);
    }

    private PlanForm form() {
        return PlanForm.of(PlanForm.steps(StepSelection.upTo(compilation, to).stream()
                .map(CompiledStep::plan)
                .toList()));
    }

    /**
     * Stores the plan if it is too large for the workflow's argument, for workers to find it.
     *
     * @param known the store that the workers have
     * @throws PipelineException if the store cannot be used
     */
    public void keepPlan(ArtifactStore known) {
        if (!form().isByDigest()) {
            return;
        }
        try {
            StoredPlans.keep(known, compilation.plan());
        } catch (IOException e) {
            throw new PipelineException(
                    List.of(new Problem(
                            "Store/Unavailable",
                            "the store " + known.uri() + " could not be used: " + e,
                            null,
                            "see to it that the store can be reached and written")),
                    e);
        }
    }

    /** Returns a copy in which these steps compute. */
    public Submission recomputing(List<String> steps) {
        return new Submission(
                compilation, params, store, queue, resume, keepGoing, maxParallel, to, List.copyOf(steps), fresh);
    }

    /** Returns what starts a workflow, beside its argument. */
    public WorkflowOptions.Builder options(String runId) {
        return WorkflowOptions.newBuilder()
                .setTaskQueue(queue)
                .setWorkflowId(WireNames.workflowId(pipeline(), runId))
                .setStaticSummary(summary())
                .setStaticDetails(details())
                .setMemo(memo(runId));
    }

    /** Returns what a schedule starts workflows with; the server appends the instant to the id. */
    public WorkflowOptions scheduledOptions(String id) {
        return WorkflowOptions.newBuilder()
                .setTaskQueue(queue)
                .setWorkflowId(id)
                .setStaticSummary(summary())
                .setStaticDetails(details())
                .build();
    }

    /** Returns one line for people. */
    public String summary() {
        int steps = compilation.steps().size();
        return "pipeline " + pipeline() + ", " + steps + (steps == 1 ? " step" : " steps");
    }

    /** Returns more lines for people. */
    public String details() {
        Plan plan = compilation.plan();
        List<String> outputs = plan.outputs();
        int more = outputs.size() - NAMED_OUTPUTS;
        return "plan " + plan.digest() + "\n\nresults in " + store + "\n\nasked for: "
                + String.join(", ", outputs.subList(0, Math.min(NAMED_OUTPUTS, outputs.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private Map<String, Object> memo(String runId) {
        Map<String, Object> memo = new TreeMap<>();
        memo.put("icosian.run", runId);
        memo.put("icosian.plan", compilation.plan().digest());
        memo.put("icosian.store", store);
        return memo;
    }
}
