package dev.icosian.cli.internal.reproduce;

import dev.icosian.ArtifactStore;
import dev.icosian.Materializer;
import dev.icosian.Problem;
import dev.icosian.Reuse;
import dev.icosian.cli.internal.history.StoredDifference;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.StoredOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of a step that was computed twice from the same inputs. Immutable.
 *
 * @param nodes those of its outputs that differ
 * @param failure why it failed the second time; null if it did not
 */
public record Verification(
        String step,
        State state,
        List<Difference> nodes,
        @Nullable Problem failure) {
    /** Copies the list. */
    public Verification {
        nodes = List.copyOf(nodes);
    }

    /** How it ended. */
    public enum State {
        /** Both times the same bytes. */
        SAME,
        /** Other bytes the second time. */
        DIFFERS,
        /** Other bytes the second time, from a function that is declared to read what changes. */
        DECLARED,
        /** A failure the second time. */
        FAILED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An output that differs.
     *
     * @param function what made it; empty if a modifier did
     * @param first digest; null for a null value
     * @param second digest; null for a null value
     * @param what the first place that differs
     */
    public record Difference(
            String node,
            String function,
            @Nullable String first,
            @Nullable String second,
            String what) {}

    /** Returns whether there is something to mend. */
    public boolean isBad() {
        return state == State.DIFFERS || state == State.FAILED;
    }

    /** Compares two results of a step that lie in one store. */
    static Verification of(ArtifactStore store, CompiledStep step, Manifest first, SecondPass.Again again)
            throws IOException {
        Manifest second = again.manifest();
        if (second == null) {
            return new Verification(step.name(), State.FAILED, List.of(), again.failure());
        }
        List<Difference> differences = new ArrayList<>();
        for (StoredOutput before : first.outputs()) {
            StoredOutput after = second.output(before.node());
            if (after != null && !Objects.equals(before.sha256(), after.sha256())) {
                differences.add(difference(step, before, store, after, store));
            }
        }
        if (differences.isEmpty()) {
            return new Verification(step.name(), State.SAME, List.of(), null);
        }
        boolean isDeclared = step.nodes().stream().anyMatch(node -> node.reuse() == Reuse.Scope.WITHIN_RUN);
        return new Verification(step.name(), isDeclared ? State.DECLARED : State.DIFFERS, differences, null);
    }

    /** Describes how two stored values of a node differ. */
    static Difference difference(
            CompiledStep step, StoredOutput before, ArtifactStore store, StoredOutput after, ArtifactStore other)
            throws IOException {
        String function = step.nodes().stream()
                .filter(node -> node.name().equals(before.node()))
                .findFirst()
                .map(ResolvedNode::function)
                .orElse("");
        Materializer<?> materializer = step.outputs().get(before.node());
        List<String> places = new StoredDifference(
                        new StoredDifference.Side(before, store, materializer),
                        new StoredDifference.Side(after, other, materializer))
                .places(1);
        return new Difference(before.node(), function, before.sha256(), after.sha256(), String.join(", ", places));
    }
}
