package dev.icosian.runtime.internal.driver;

import dev.icosian.NodeInterceptor;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.RunListener;
import dev.icosian.StepOutcome;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.read.SourceLines;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.internal.exec.Cancelled;
import dev.icosian.runtime.internal.exec.Evaluation;
import dev.icosian.runtime.internal.exec.Evaluator;
import dev.icosian.runtime.internal.exec.NodeFailure;
import dev.icosian.runtime.internal.exec.NodeProgram;
import dev.icosian.runtime.internal.exec.Origin;
import dev.icosian.runtime.internal.exec.Selection;
import dev.icosian.runtime.internal.exec.Values;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A dataflow that is ready to run. Immutable, thread safe. */
public final class DriverCore {
    private static final System.Logger LOGGER = System.getLogger(Driver.class.getName());

    private final ResolvedDataflow dataflow;
    private final NodeProgram program;
    private final Evaluator evaluator;

    /** Compiles a dataflow to calls. */
    public DriverCore(ResolvedDataflow dataflow, List<NodeInterceptor> interceptors, List<RunListener> listeners) {
        this.dataflow = dataflow;
        this.program = NodeProgram.of(dataflow.resolved());
        this.evaluator = new Evaluator(interceptors, listeners);
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

    NodeProgram program() {
        return program;
    }

    /** Returns what can be asked for under a name; null if nothing. */
    @Nullable
    Output find(String name) {
        ResolvedNode node = dataflow.find(name);
        if (node != null) {
            return new Output(Origin.NODE, name, node.type(), node.nullable());
        }
        ConfigSpec config = dataflow.config().get(name);
        if (config != null) {
            return new Output(Origin.CONFIG, name, config.type(), config.value() == null);
        }
        ParamSpec param = dataflow.params().get(name);
        return param == null ? null : new Output(Origin.PARAM, name, param.type(), param.nullable());
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
                    Near.hint(name, known, "ask for a name that exists")));
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
        dataflow.config().forEach((key, spec) -> values.give(Origin.CONFIG, key, spec.value()));
    }

    /**
     * Runs a selection.
     *
     * @throws PipelineException for a failed node, with its exception as the cause, or cancellation
     */
    Evaluation evaluate(Selection selection, Values values) {
        try {
            Evaluation evaluation = evaluator.evaluate(selection, values, "");
            evaluation.close();
            warn(evaluation);
            return evaluation;
        } catch (NodeFailure failure) {
            throw new PipelineException(List.of(failure.problem()), failure.getCause());
        } catch (Cancelled cancelled) {
            throw new PipelineException(
                    List.of(new Problem("Run/Cancelled", "cancelled at node " + cancelled.node(), null, null)));
        }
    }

    /** Nobody else tells the user of a Driver: it has no report. */
    private static void warn(Evaluation evaluation) {
        for (StepOutcome.CheckOutcome outcome : evaluation.checks()) {
            if (!outcome.result().passed()) {
                LOGGER.log(
                        Level.WARNING,
                        "check ''{0}'' of ''{1}'' failed: {2}",
                        outcome.check(),
                        outcome.node(),
                        outcome.result().message());
            }
        }
    }
}
