package dev.icosian.temporal.internal.wire;

/** Names that stand in histories beside those of pipelines and steps, which have no dot. */
public final class WireNames {
    /** Activity that records the run and reuses what it can. */
    public static final String BEGIN = "icosian.begin";
    /** Activity that returns a part of a plan. */
    public static final String PLAN = "icosian.plan";
    /** Activity that records skipped and lost steps. */
    public static final String END = "icosian.end";
    /** Query for the progress. */
    public static final String PROGRESS = "progress";
    /** Signal: start nothing new. */
    public static final String PAUSE = "pause";
    /** Signal: go on. */
    public static final String UNPAUSE = "unpause";

    /** Failure type: the worker's plan has another shape. */
    public static final String SHAPE_DIFFERS = "Plan/ShapeDiffers";
    /** Failure type: the worker was told to stop. */
    public static final String WORKER_STOPPED = "Temporal/WorkerStopped";
    /** Failure type: no heartbeat came in time. */
    public static final String WORKER_LOST = "Temporal/WorkerLost";

    private WireNames() {}

    /** Returns the workflow id of a run. */
    public static String workflowId(String pipeline, String runId) {
        return pipeline + "/" + runId;
    }

    /** Returns the run id that a workflow id stands for. */
    public static String runId(String pipeline, String workflowId) {
        String prefix = pipeline + "/";
        return workflowId.startsWith(prefix) ? workflowId.substring(prefix.length()) : workflowId;
    }
}
