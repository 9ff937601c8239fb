package dev.icosian.runtime.internal.step;

import dev.icosian.Location;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.Source;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Body;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.exec.Evaluation;
import dev.icosian.runtime.internal.exec.NodeProgram;
import dev.icosian.runtime.internal.exec.Selection;
import dev.icosian.runtime.internal.failure.NodeFailure;
import dev.icosian.runtime.internal.value.Problems;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sources that a step reads, as they are in this attempt. The ephemeral nodes that they use are evaluated when it is
 * opened, and serve the step's nodes too; closing it closes them. For one thread and one use.
 */
final class StepSources implements AutoCloseable {
    private final RunContext run;
    private final StepValues given;
    private final List<ResolvedNode> sources;
    private final Map<String, Object> used = new HashMap<>();
    private final Map<String, Optional<String>> versions = new TreeMap<>(Utf8Order.INSTANCE);
    private @Nullable Evaluation evaluation;

    private StepSources(RunContext run, StepValues given, List<ResolvedNode> sources) {
        this.run = run;
        this.given = given;
        this.sources = sources;
    }

    /** Evaluates what the sources use, and asks for their versions. */
    static StepSources open(RunContext run, CompiledStep step, StepValues given) throws StepFailure, AttemptCancelled {
        StepSources opened = new StepSources(run, given, nodes(step));
        try {
            opened.evaluate(step);
            for (ResolvedNode node : opened.sources) {
                opened.versions.put(node.name(), opened.version(node));
            }
            return opened;
        } catch (StepFailure | AttemptCancelled | RuntimeException | Error e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /** Returns the versions by source node of a step whose sources use nothing. */
    static Map<String, Optional<String>> versions(RunContext run, CompiledStep step)
            throws StepFailure, AttemptCancelled {
        Map<String, Optional<String>> versions = new TreeMap<>(Utf8Order.INSTANCE);
        for (ResolvedNode node : nodes(step)) {
            versions.put(node.name(), version(run, node, Map.of()));
        }
        return versions;
    }

    /** Returns the first node of a step with such a source; null if there is none. */
    static @Nullable String first(CompiledStep step, Predicate<Source<?>> wanted) {
        return nodes(step).stream()
                .filter(node -> wanted.test(source(node)))
                .map(ResolvedNode::name)
                .findFirst()
                .orElse(null);
    }

    private static List<ResolvedNode> nodes(CompiledStep step) {
        return step.nodes().stream()
                .filter(node -> node.body() instanceof Body.Load)
                .toList();
    }

    private void evaluate(CompiledStep step) throws StepFailure, AttemptCancelled {
        Set<String> ephemeral = step.nodes().stream()
                .filter(ResolvedNode::ephemeral)
                .map(ResolvedNode::name)
                .collect(Collectors.toSet());
        Set<String> uses = new LinkedHashSet<>();
        sources.forEach(node -> uses.addAll(source(node).uses()));
        uses.retainAll(ephemeral);
        if (uses.isEmpty()) {
            return;
        }
        NodeProgram program = NodeProgram.of(step.nodes());
        Set<String> stored = step.readers().keySet();
        List<String> all = program.select(uses, stored).nodes().stream()
                .map(ResolvedNode::name)
                .toList();
        Selection selection = program.select(all, stored);
        try {
            Evaluation done = run.evaluator().evaluate(selection, given.of(program, selection, Map.of()), run.runId());
            evaluation = done;
            for (String name : all) {
                Object value = done.value(name);
                if (value != null) {
                    used.put(name, value);
                }
            }
        } catch (NodeFailure failure) {
            throw StepFailures.ofNode(failure);
        }
    }

    /** Returns the version by source node; empty where the source cannot tell. */
    Map<String, Optional<String>> versions() {
        return Collections.unmodifiableMap(versions);
    }

    /** Returns the values of ephemeral nodes that are evaluated already. */
    Map<String, Object> evaluated() {
        return Collections.unmodifiableMap(used);
    }

    /** Returns how long the evaluated nodes took, in milliseconds by name. */
    Map<String, Long> milliseconds() {
        Map<String, Long> milliseconds = new LinkedHashMap<>();
        Evaluation done = evaluation;
        if (done != null) {
            done.times().forEach((node, time) -> milliseconds.put(node, time.toMillis()));
        }
        return milliseconds;
    }

    /** Asks for the versions once more: what was read must be what the key says. */
    void verify() throws StepFailure, AttemptCancelled {
        for (ResolvedNode node : sources) {
            Optional<String> before = versions.getOrDefault(node.name(), Optional.empty());
            if (before.isPresent() && !before.equals(version(node))) {
                throw StepFailure.retryable(
                        new Problem(
                                "Run/SourceChanged",
                                "node '" + node.name() + "': what is at " + run.locationOf(node.name())
                                        + " changed while it was read",
                                null,
                                "nothing is lost; the next attempt reads it again"),
                        null);
            }
        }
    }

    private Optional<String> version(ResolvedNode node) throws StepFailure, AttemptCancelled {
        return version(run, node, using(source(node)));
    }

    private static Optional<String> version(RunContext run, ResolvedNode node, Map<String, Object> using)
            throws StepFailure, AttemptCancelled {
        String at = run.locationOf(node.name());
        try {
            return source(node).contentVersion(new Location.Resolved(at, using));
        } catch (PipelineException e) {
            throw StepFailure.permanent(Problems.asOne(e), e);
        } catch (Exception e) {
            throw StepFailures.failedOrCancelled(
                    e,
                    new Problem(
                            "Run/SourceUnavailable",
                            "node '" + node.name() + "': what is at " + at + " could not be told: " + e,
                            null,
                            "see to it that the place can be reached, then resume the run: run --resume "
                                    + run.runId()));
        }
    }

    private Map<String, Object> using(Source<?> source) {
        Map<String, Object> using = new LinkedHashMap<>();
        for (String name : source.uses()) {
            Object value =
                    used.containsKey(name) ? used.get(name) : run.supplied().get(name);
            if (value != null) {
                using.put(name, value);
            }
        }
        return Collections.unmodifiableMap(using);
    }

    private static Source<?> source(ResolvedNode node) {
        if (node.body() instanceof Body.Load load) {
            return load.source();
        }
        throw new IllegalArgumentException("'" + node.name() + "' is no source");
    }

    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (StepFailure e) {
            failure.addSuppressed(e);
        }
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
