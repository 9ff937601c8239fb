package dev.icosian.runtime.internal.step;

import dev.icosian.Sink;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.outside.Needed;
import dev.icosian.runtime.internal.exec.Evaluation;
import dev.icosian.runtime.internal.exec.Need;
import dev.icosian.runtime.internal.exec.NodeProgram;
import dev.icosian.runtime.internal.exec.Origin;
import dev.icosian.runtime.internal.exec.Selection;
import dev.icosian.runtime.internal.exec.Values;
import dev.icosian.runtime.internal.failure.NodeFailure;
import dev.icosian.runtime.internal.value.AttemptFolder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sink uses in one publication: resources, and ephemeral nodes, evaluated for it from params, config and what the
 * host supplies; closing it closes them. For one thread.
 */
final class SinkUses implements AutoCloseable {
    private final RunContext run;
    private final AttemptFolder folder;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private @Nullable Evaluation evaluation;

    private SinkUses(RunContext run, AttemptFolder folder) {
        this.run = run;
        this.folder = folder;
    }

    /**
     * Evaluates what a sink uses.
     *
     * @throws StepFailure if a node has no value
     */
    static SinkUses open(RunContext run, Sink<?> sink, AttemptFolder folder) throws StepFailure {
        SinkUses uses = new SinkUses(run, folder);
        List<ResolvedNode> nodes = Needed.nodes(sink, run.compilation().dataflow());
        List<String> wanted = nodes.stream()
                .map(ResolvedNode::name)
                .filter(sink.uses()::contains)
                .toList();
        if (!wanted.isEmpty()) {
            uses.evaluate(nodes, wanted);
        }
        for (String name : sink.uses()) {
            Object supplied = run.supplied().get(name);
            if (supplied != null) {
                uses.values.put(name, supplied);
            }
        }
        return uses;
    }

    private void evaluate(List<ResolvedNode> nodes, List<String> wanted) throws StepFailure {
        NodeProgram program = NodeProgram.of(nodes);
        Selection selection = program.select(wanted, Set.of());
        Values given = program.values();
        run.supplied().forEach((name, supplied) -> given.give(Origin.SECRET, name, supplied));
        for (Need need : selection.needs()) {
            given.give(need.origin(), need.name(), value(need));
        }
        try {
            Evaluation done = run.evaluator().evaluate(selection, given, run.runId());
            evaluation = done;
            for (String name : wanted) {
                Object value = done.value(name);
                if (value != null) {
                    values.put(name, value);
                }
            }
        } catch (NodeFailure failure) {
            throw StepFailures.ofNode(failure);
        }
    }

    private @Nullable Object value(Need need) {
        ResolvedDataflow dataflow = run.compilation().dataflow();
        return switch (need.origin()) {
            case PARAM -> run.params().get(need.name()).valueIn(run.files().base());
            case CONFIG -> {
                ConfigSpec config = dataflow.config().get(need.name());
                yield config == null ? null : config.value();
            }
            case SECRET, RESOURCE -> run.supplied().get(need.name());
            case SCRATCH -> folder.scratch();
            case LOCATION -> run.locationOf(need.name());
            case NODE -> throw new IllegalStateException("a sink needs " + need + ", which the plan refuses");
        };
    }

    /** Returns the values by name. */
    Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    @Override
    public void close() throws StepFailure {
        Evaluation open = evaluation;
        evaluation = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (NodeFailure failure) {
            throw StepFailures.ofNode(failure);
        }
    }
}
