package dev.icosian.runtime.internal.driver;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.StepOutcome;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.read.SourceLines;
import dev.icosian.internal.NearNames;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.Results;
import dev.icosian.runtime.internal.exec.Evaluation;
import dev.icosian.runtime.internal.exec.EvaluationRun;
import dev.icosian.runtime.internal.exec.Evaluator;
import dev.icosian.runtime.internal.exec.NodeProgram;
import dev.icosian.runtime.internal.exec.Origin;
import dev.icosian.runtime.internal.exec.Selection;
import dev.icosian.runtime.internal.exec.Values;
import dev.icosian.runtime.internal.failure.Cancelled;
import dev.icosian.runtime.internal.failure.DeadlineMissed;
import dev.icosian.runtime.internal.failure.ExecutorRefused;
import dev.icosian.runtime.internal.failure.NodeFailure;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A dataflow that is ready to run. Immutable, thread safe. */
public final class DriverCore {
    private final ResolvedDataflow dataflow;
    private final NodeProgram program;
    private final Evaluator evaluator;
    private final @Nullable Executor executor;
    private final Outside outside;
    // The last one only: a driver is mostly asked for the same again.
    private volatile @Nullable PreparedRequest prepared;

    /**
     * Compiles a dataflow to calls.
     *
     * @param resources what the host supplies, by name
     * @param executor runs the nodes; null: the thread that asks does
     * @throws PipelineException if a resource is not what the pipeline declares
     */
    public DriverCore(
            ResolvedDataflow dataflow,
            Map<String, Object> resources,
            Evaluator evaluator,
            @Nullable Executor executor) {
        this.dataflow = dataflow;
        this.outside = new Outside(dataflow, resources);
        this.program = NodeProgram.of(dataflow.resolved());
        this.evaluator = evaluator;
        this.executor = executor;
    }

    /** Returns the graph. */
    public ResolvedDataflow dataflow() {
        return dataflow;
    }

    /** Starts a request. */
    public Driver.Request request(List<String> outputs) {
        return DriverRequest.of(this, outputs);
    }

    /** Returns a function from params to outputs, checked now. */
    public <I extends Record, O extends Record> Function<I, O> function(Class<I> params, Class<O> outputs) {
        return DriverFunction.of(this, params, outputs);
    }

    Outside outside() {
        return outside;
    }

    NodeProgram program() {
        return program;
    }

    /** Returns what was prepared for a request of the same names; null if there is nothing. */
    @Nullable
    PreparedRequest prepared(DriverRequest request) {
        PreparedRequest last = prepared;
        return last != null && last.isFor(request) ? last : null;
    }

    /** Keeps what may be needed again. */
    void keep(PreparedRequest request) {
        prepared = request;
    }

    /** Returns what can be asked for under a name; null if nothing. */
    @Nullable
    Output find(String name) {
        ResolvedNode node = dataflow.find(name);
        if (node != null) {
            return new Output(Origin.NODE, name, node.type(), node.nullable(), program.slotOf(name));
        }
        ConfigSpec config = dataflow.config().get(name);
        if (config != null) {
            return new Output(Origin.CONFIG, name, config.type(), config.value() == null, -1);
        }
        ParamSpec param = dataflow.params().get(name);
        return param == null ? null : new Output(Origin.PARAM, name, param.type(), param.nullable(), -1);
    }

    /** Returns what can be asked for under a name; adds to the problems if there is nothing, or nothing that lasts. */
    @Nullable
    Output find(String name, @Nullable String place, List<Problem> problems) {
        Output found = find(name);
        if (found == null) {
            TreeSet<String> known = new TreeSet<>(dataflow.params().keySet());
            known.addAll(dataflow.config().keySet());
            dataflow.resolved().forEach(node -> known.add(node.name()));
            problems.add(new Problem(
                    "Dataflow/UnknownOutput",
                    "no node, param or config key named '" + name + "'",
                    place,
                    NearNames.questionOr(name, known, "ask for a name that exists")));
        }
        ResolvedNode node = dataflow.find(name);
        if (node != null && node.ephemeral()) {
            problems.add(new Problem(
                    "Ephemeral/Requested",
                    "node '" + name
                            + "' is requested, but ephemeral: it is closed when the nodes that need it have run",
                    SourceLines.place(node.body()),
                    "request a node that is made from it, or take it out of ephemeral(…)"));
        }
        return found;
    }

    /** Gives the configuration to an evaluation. */
    void giveConfig(Values values) {
        for (ConfigSpec spec : dataflow.config().values()) {
            values.give(Origin.CONFIG, spec.name(), spec.value());
        }
    }

    /**
     * Runs a selection and waits.
     *
     * @param deadline when to stop; null: never
     * @throws PipelineException for a failed node, with its exception as the cause, cancellation or a missed deadline
     */
    Evaluation evaluate(Selection selection, Values values, @Nullable Instant deadline) {
        RequestFolder folder = new RequestFolder();
        List<@Nullable Object> results = List.of();
        try {
            values.give(Origin.SCRATCH, Origin.FOLDER, folder.scratch());
            Evaluation evaluation = executor == null && deadline == null
                    ? evaluator.evaluate(selection, values, "")
                    : evaluator.run(selection, values, "", executorOrHere(), deadline);
            evaluation.close();
            results = evaluation.wanted();
            warn(evaluation);
            return evaluation;
        } catch (NodeFailure | Cancelled | DeadlineMissed | ExecutorRefused failure) {
            throw reported(failure);
        } finally {
            folder.close(results);
        }
    }

    /**
     * Starts to run a selection.
     *
     * @param deadline when to stop; null: never
     * @param results makes the results of the values
     */
    Future<Results> submit(
            Selection selection, Values values, @Nullable Instant deadline, Function<Evaluation, Results> results) {
        RequestFolder folder = new RequestFolder();
        values.give(Origin.SCRATCH, Origin.FOLDER, folder.scratch());
        EvaluationRun run = evaluator.start(selection, values, "", executorOrHere(), deadline);
        run.whenFinished((evaluation, failure) -> folder.close(evaluation == null ? List.of() : evaluation.wanted()));
        return new SubmittedRequest(run, evaluation -> {
            warn(evaluation);
            return results.apply(evaluation);
        });
    }

    private Executor executorOrHere() {
        return executor == null ? Runnable::run : executor;
    }

    /** Returns a failure as users of the driver see it; other failures at the same time are suppressed in it. */
    static RuntimeException reported(RuntimeException failure) {
        Problem problem = problem(failure);
        if (problem == null) {
            return failure;
        }
        PipelineException reported = new PipelineException(List.of(problem), failure.getCause());
        for (Throwable other : failure.getSuppressed()) {
            reported.addSuppressed(other instanceof NodeFailure node ? reported(node) : other);
        }
        return reported;
    }

    private static @Nullable Problem problem(RuntimeException failure) {
        if (failure instanceof NodeFailure node) {
            return node.problem();
        }
        if (failure instanceof DeadlineMissed missed) {
            return missed.problem();
        }
        if (failure instanceof ExecutorRefused refused) {
            return refused.problem();
        }
        return failure instanceof Cancelled
                ? new Problem("Run/Cancelled", String.valueOf(failure.getMessage()), null, null)
                : null;
    }

    /** Nobody else tells the user of a Driver: it has no report. */
    private static void warn(Evaluation evaluation) {
        for (StepOutcome.CheckOutcome outcome : evaluation.checks()) {
            if (!outcome.result().passed()) {
                logger().log(
                                Level.WARNING,
                                "check ''{0}'' of ''{1}'' failed: {2}",
                                outcome.check(),
                                outcome.node(),
                                outcome.result().message());
            }
        }
    }

    /** Only when there is something to say: making loggers takes long. */
    private static System.Logger logger() {
        return System.getLogger(Driver.class.getName());
    }
}
