package dev.icosian.temporal.internal.interpret;

import dev.icosian.temporal.internal.wire.BeginCall;
import dev.icosian.temporal.internal.wire.BeginDone;
import dev.icosian.temporal.internal.wire.RunInput;
import dev.icosian.temporal.internal.wire.StepInput;
import dev.icosian.temporal.internal.wire.WireNames;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.VersioningBehavior;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.DynamicWorkflow;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs any pipeline: the workflow type is its name, the argument says the rest. */
public final class PlanWorkflow implements DynamicWorkflow {
    private static final SearchAttributeKey<OffsetDateTime> SCHEDULED =
            SearchAttributeKey.forOffsetDateTime("TemporalScheduledStartTime");

    private final VersioningBehavior versioning;

    /** For workers that are no version of a deployment; the server refuses anything else from them. */
    public PlanWorkflow() {
        this(VersioningBehavior.UNSPECIFIED);
    }

    /** For workers of a version, whose runs stay with it or not. */
    public PlanWorkflow(VersioningBehavior versioning) {
        this.versioning = versioning;
    }

    @Override
    public VersioningBehavior getVersioningBehavior() {
        return versioning;
    }

    @Override
    public Object execute(EncodedValues arguments) {
        RunInput input = arguments.get(0, RunInput.class);
        // An execution that is under way is replayed by what it began with: a version that was released stays here.
        return switch (input.version()) {
            case 1 -> version1(input);
            default ->
                throw ApplicationFailure.newNonRetryableFailure(
                        "the run has an input of version " + input.version() + ", and its worker knows those up to "
                                + RunInput.VERSION + "; update workers before what submits",
                        "Temporal/NewerInput");
        };
    }

    private static Object version1(RunInput input) {
        WorkflowInfo info = Workflow.getInfo();
        String pipeline = info.getWorkflowType();
        String runId = WireNames.runId(pipeline, info.getWorkflowId());
        Controls controls = new Controls(input.state());
        Workflow.registerListener(controls);
        Handshake handshake = new Handshake(input.state());
        RunInput whole = Plans.complete(input, handshake);
        List<StepInput> steps = Plans.steps(whole, handshake);
        BitSet reused = new BitSet();
        if (whole.state() == null) {
            BeginDone begun = begin(whole, runId, handshake);
            reused = BitSet.valueOf(Base64.getDecoder().decode(begun.reused()));
            whole = whole.in(begun.store());
        }
        return new Interpretation(pipeline, runId, whole, steps, reused, controls, handshake).run();
    }

    private static BeginDone begin(RunInput input, String runId, Handshake handshake) {
        BeginCall call = new BeginCall(
                runId,
                input.shape(),
                input.store(),
                input.config(),
                input.params(),
                input.resume(),
                input.to(),
                input.recompute(),
                input.fresh(),
                tick(input),
                input.schedule());
        return handshake.call(WireNames.BEGIN, "record the run, see what can be reused", BeginDone.class, call);
    }

    private static @Nullable String tick(RunInput input) {
        if (input.schedule() == null) {
            return null;
        }
        OffsetDateTime scheduled = Workflow.getTypedSearchAttributes().get(SCHEDULED);
        Instant tick = scheduled == null
                ? Instant.ofEpochMilli(Workflow.getInfo().getRunStartedTimestampMillis())
                : scheduled.toInstant();
        return tick.toString();
    }
}
