package dev.icosian.temporal.internal.connect;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.temporal.internal.wire.RunInput;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.util.List;
import java.util.Map;

/** Starts the workflow of a run. */
public final class Starting {
    private Starting() {}

    /**
     * Starts it and does not wait.
     *
     * @param attributes search attributes of type keyword, by name
     * @throws PipelineException if it breaks a limit, is under way already, or the server refuses it
     */
    public static WorkflowStub start(
            WorkflowClient client, Submission submission, String runId, Map<String, String> attributes) {
        RunInput input = submission.input();
        Limits.check(submission, runId, input, attributes);
        WorkflowOptions.Builder options = submission
                .options(runId)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL);
        if (!attributes.isEmpty()) {
            SearchAttributes.Builder typed = SearchAttributes.newBuilder();
            attributes.forEach((name, text) -> typed.set(SearchAttributeKey.forKeyword(name), text));
            options.setTypedSearchAttributes(typed.build());
        }
        WorkflowStub stub = client.newUntypedWorkflowStub(submission.pipeline(), options.build());
        try {
            stub.start(input);
        } catch (WorkflowExecutionAlreadyStarted e) {
            throw new PipelineException(
                    List.of(new Problem(
                            "Temporal/AlreadyRunning",
                            "run '" + runId + "' of pipeline '" + submission.pipeline() + "' is under way",
                            null,
                            "see it with status --run " + runId + ", or start a run with another id")),
                    e);
        } catch (WorkflowServiceException e) {
            throw refused(submission, e);
        }
        return stub;
    }

    private static RuntimeException refused(Submission submission, WorkflowServiceException e) {
        if (e.getCause() instanceof StatusRuntimeException status
                && status.getStatus().getCode() == Status.Code.INVALID_ARGUMENT) {
            return new PipelineException(
                    List.of(new Problem(
                            "Temporal/Refused",
                            "the server refuses the run of pipeline '" + submission.pipeline() + "': "
                                    + status.getStatus().getDescription(),
                            null,
                            "search attributes must be registered:"
                                    + " temporal operator search-attribute create --name NAME --type Keyword")),
                    e);
        }
        return e;
    }
}
