package dev.icosian.cli.internal.reproduce;

import dev.icosian.ArtifactStore;
import dev.icosian.cli.internal.reproduce.Verification.Difference;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.runtime.internal.record.StoredOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds the nodes whose value depends on how they are grouped, and not on a node before them. */
final class Regrouped {
    private final ResolvedDataflow dataflow;

    Regrouped(ResolvedDataflow dataflow) {
        this.dataflow = dataflow;
    }

    /** What a run has stored, by node. */
    record Stored(ArtifactStore store, Map<String, StoredOutput> outputs) {}

    /**
     * Returns the differences, in topological order.
     *
     * @param steps of the run per unit, by node
     * @param known nodes that are known not to be reproducible
     */
    List<Difference> compare(Stored declared, Stored perUnit, Map<String, CompiledStep> steps, Set<String> known)
            throws IOException {
        List<Difference> differences = new ArrayList<>();
        Set<String> tainted = new HashSet<>(known);
        for (ResolvedNode node : dataflow.resolved()) {
            if (tainted.contains(node.name()) || node.needs().stream().anyMatch(tainted::contains)) {
                tainted.add(node.name());
                continue;
            }
            StoredOutput before = declared.outputs().get(node.name());
            StoredOutput after = perUnit.outputs().get(node.name());
            CompiledStep step = steps.get(node.name());
            if (before != null && after != null && step != null && !Objects.equals(before.sha256(), after.sha256())) {
                tainted.add(node.name());
                differences.add(Verification.difference(step, before, declared.store(), after, perUnit.store()));
            }
        }
        return differences;
    }
}
