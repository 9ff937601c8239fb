package dev.icosian.temporal.internal.connect;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.Compilation;
import dev.icosian.runtime.internal.key.LocalRunId;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.params.ParamResolver;
import dev.icosian.runtime.internal.params.ParamSet;
import io.temporal.client.WorkflowClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts runs from programs that have a client. */
public final class ClientRuns {
    private ClientRuns() {}

    /**
     * Starts a run in the store that the workers of the queue have, and returns its id.
     *
     * @throws PipelineException with all that is wrong with the params, or if the server refuses the run
     */
    public static String start(WorkflowClient client, Compilation compilation, String queue, GivenParams given) {
        ParamSet params = ParamResolver.resolve(
                compilation.plan().pipeline(), compilation.dataflow().params(), given);
        List<Problem> problems =
                LocalPlaces.of(compilation, params.byName().values(), false, "submit it by the command submit; or ");
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        String runId = new LocalRunId(Clock.systemUTC(), new SecureRandom()).next();
        Submission submission = new Submission(
                compilation,
                params.trees(),
                "",
                queue,
                false,
                false,
                Limits.DEFAULT_PARALLEL,
                Set.of(),
                List.of(),
                false);
        Starting.start(client, submission, runId, Map.of());
        return runId;
    }
}
