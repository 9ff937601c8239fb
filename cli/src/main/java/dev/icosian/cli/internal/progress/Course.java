package dev.icosian.cli.internal.progress;

import dev.icosian.StepOutcome;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.runtime.internal.local.StepSelection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How far a run is. Mutable, guarded by its user. */
final class Course {
    private final LongSupplier nanoTime;
    private final long start;
    private final Map<String, String> stepByNode = new HashMap<>();
    private final Map<String, List<String>> nodesByStep = new HashMap<>();
    private final Map<String, List<String>> needs = new LinkedHashMap<>();
    private final Map<String, Running> running = new TreeMap<>();
    private final Map<String, StepOutcome> outcomes = new LinkedHashMap<>();
    private @Nullable String runId;

    Course(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** A step that computes. */
    static final class Running {
        private static final long FIRST_BEAT = 10;

        private final long start;
        private final List<String> order;
        private final Set<String> finished = new HashSet<>();
        private int next;
        private long nextBeat = FIRST_BEAT;

        private Running(long start, List<String> order) {
            this.start = start;
            this.order = order;
        }

        private void finish(String node) {
            finished.add(node);
            while (next < order.size() && finished.contains(order.get(next))) {
                next++;
            }
        }

        long start() {
            return start;
        }

        long nextBeat() {
            return nextBeat;
        }

        void setNextBeat(long second) {
            nextBeat = second;
        }

        /** Returns how far it is; the node that runs is the first one, in the order of evaluation, without a value. */
        String text() {
            String now = next < order.size() ? ", now " + order.get(next) : "";
            return order.isEmpty() ? "" : ", " + finished.size() + "/" + order.size() + " nodes" + now;
        }
    }

    void expect(Compilation compilation, Set<String> to) {
        needs.clear();
        for (CompiledStep step : StepSelection.upTo(compilation, to)) {
            Set<String> own = new HashSet<>();
            step.plan().nodes().forEach(node -> own.add(node.name()));
            List<String> order = step.nodes().stream()
                    .map(ResolvedNode::name)
                    .filter(own::contains)
                    .toList();
            needs.put(step.name(), step.plan().after());
            nodesByStep.put(step.name(), order);
            order.forEach(node -> stepByNode.put(node, step.name()));
        }
    }

    void runStarted(String id) {
        runId = id;
    }

    @Nullable
    String runId() {
        return runId;
    }

    void computes(String step) {
        running.put(step, new Running(nanoTime.getAsLong(), nodesByStep.getOrDefault(step, List.of())));
    }

    void nodeFinished(String node, @Nullable Throwable failure) {
        String step = stepByNode.get(node);
        Running state = step == null ? null : running.get(step);
        if (state != null && failure == null) {
            state.finish(node);
        }
    }

    void finished(StepOutcome outcome) {
        running.remove(outcome.step());
        outcomes.put(outcome.step(), outcome);
    }

    /** Returns the steps of the run, in the order of the plan. */
    List<String> steps() {
        return List.copyOf(needs.keySet());
    }

    /** Returns the steps that compute. */
    Map<String, Running> running() {
        return Collections.unmodifiableMap(running);
    }

    /** Returns what has ended, in the order in which it did. */
    List<StepOutcome> outcomes() {
        return List.copyOf(outcomes.values());
    }

    /** Returns how a step has ended; null if it has not, or computes once more. */
    @Nullable
    StepOutcome outcome(String step) {
        return running.containsKey(step) ? null : outcomes.get(step);
    }

    /** Returns the steps that a step waits for. */
    List<String> waitsFor(String step) {
        List<String> open = new ArrayList<>();
        for (String needed : needs.getOrDefault(step, List.of())) {
            if (outcome(needed) == null) {
                open.add(needed);
            }
        }
        return open;
    }

    Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }
}
