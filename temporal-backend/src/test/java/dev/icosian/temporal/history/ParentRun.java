package dev.icosian.temporal.history;

import dev.icosian.temporal.PipelineStub;
import dev.icosian.temporal.PipelineStub.PlanRef;
import java.util.Map;

/** The workflow of the program. */
public final class ParentRun implements Parent {
    /** The queue of the pipeline's workers. */
    public static final String QUEUE = "icosian-diamond";

    @Override
    public String report(String digest) {
        return PipelineStub.child(new PlanRef("diamond", digest, QUEUE), Map.of("seed", 7))
                .get()
                .runId();
    }
}
