package dev.icosian.cli.internal.history;

import dev.icosian.Materializer;
import dev.icosian.PipelineException;
import dev.icosian.StepOutcome.State;
import dev.icosian.cli.internal.history.RunDiff.Value;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.StoredOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares the values of two runs by the names of their nodes. Each is compared once: with the step that it is of in the
 * second run. What only one run stores is a difference if it is a result of the first one, which no step of it reads.
 */
final class NodeDiff {
    private static final int PLACES = 3;

    private final StoredRun before;
    private final StoredRun after;
    private final @Nullable Compilation planBefore;
    private final @Nullable Compilation planAfter;
    private final Map<String, Pin> ownersBefore;
    private final Map<String, Pin> ownersAfter;
    private final Set<String> resultsBefore;

    NodeDiff(StoredRun before, StoredRun after, @Nullable Compilation planBefore, @Nullable Compilation planAfter)
            throws IOException {
        this.before = before;
        this.after = after;
        this.planBefore = planBefore;
        this.planAfter = planAfter;
        this.ownersBefore = owners(before);
        this.ownersAfter = owners(after);
        this.resultsBefore = StepOrder.results(before);
    }

    private static Map<String, Pin> owners(StoredRun run) {
        Map<String, Pin> owners = new HashMap<>();
        run.pins().values().stream()
                .filter(pin -> pin.state() == State.COMMITTED)
                .forEach(pin -> pin.outputs().keySet().forEach(node -> owners.put(node, pin)));
        return owners;
    }

    /** Returns the values of a step that differ, in the order in which they are made if that is known. */
    List<Value> of(@Nullable Pin was, @Nullable Pin is) throws IOException {
        List<Value> values = new ArrayList<>();
        for (String node : is == null ? List.<String>of() : inOrder(is)) {
            Pin then = ownersBefore.get(node);
            Value value = then == null || is == null ? null : compare(node, then, is);
            if (value != null) {
                values.add(value);
            }
        }
        if (was != null) {
            was.outputs().forEach((node, digest) -> {
                if (!ownersAfter.containsKey(node) && resultsBefore.contains(node)) {
                    values.add(new Value(node, digest, null, List.of()));
                }
            });
        }
        return values;
    }

    private List<String> inOrder(Pin pin) {
        Set<String> left = new TreeSet<>(Utf8Order.INSTANCE);
        left.addAll(pin.outputs().keySet());
        List<String> ordered = new ArrayList<>();
        if (planAfter != null) {
            planAfter.steps().stream()
                    .filter(step -> step.name().equals(pin.step()))
                    .flatMap(step -> step.nodes().stream())
                    .map(ResolvedNode::name)
                    .filter(left::remove)
                    .forEach(ordered::add);
        }
        ordered.addAll(left);
        return ordered;
    }

    private @Nullable Value compare(String node, Pin was, Pin is) throws IOException {
        String digest = was.outputs().get(node);
        String digestNow = is.outputs().get(node);
        if (Objects.equals(digest, digestNow)) {
            return null;
        }
        StoredOutput output = output(before, was, node);
        StoredOutput outputNow = output(after, is, node);
        if (output == null || outputNow == null) {
            return new Value(node, digest, digestNow, List.of());
        }
        List<String> places;
        try {
            places = new StoredDifference(
                            new StoredDifference.Side(output, before.store(), reader(output, planBefore, planAfter)),
                            new StoredDifference.Side(
                                    outputNow, after.store(), reader(outputNow, planAfter, planBefore)))
                    .places(PLACES);
        } catch (PipelineException e) {
            return new Value(
                    node,
                    digest,
                    digestNow,
                    e.problems().stream().map(problem -> problem.message()).toList());
        }
        return places.isEmpty() ? null : new Value(node, digest, digestNow, places);
    }

    private static @Nullable StoredOutput output(StoredRun run, Pin pin, String node) throws IOException {
        Manifest manifest = run.manifest(pin);
        return manifest == null ? null : manifest.output(node);
    }

    /** Returns what reads a value, of the plan of its run or else of the other one. */
    private static @Nullable Materializer<?> reader(
            StoredOutput output, @Nullable Compilation first, @Nullable Compilation second) {
        Materializer<?> reader = reader(output, first);
        return reader == null ? reader(output, second) : reader;
    }

    private static @Nullable Materializer<?> reader(StoredOutput output, @Nullable Compilation plan) {
        if (plan == null) {
            return null;
        }
        for (CompiledStep step : plan.steps()) {
            Materializer<?> materializer = step.outputs().get(output.node());
            if (materializer != null
                    && materializer.id().equals(output.materializer().id())
                    && materializer.version() == output.materializer().version()) {
                return materializer;
            }
        }
        return null;
    }
}
