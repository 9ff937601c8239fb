package dev.icosian.runtime.internal.failure;

import dev.icosian.Problem;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.read.SourceLines;
import java.time.Instant;
import java.util.List;

/** The deadline passed before all nodes had run. */
public final class DeadlineMissed extends RuntimeException {
    private final transient Problem problem;

    /**
     * Takes the state at the deadline.
     *
     * @param running nodes that ran
     * @param done how many nodes had run
     * @param all how many there are
     */
    public DeadlineMissed(Instant deadline, List<ResolvedNode> running, int done, int all) {
        super("not finished by " + deadline + ": " + text(running) + ", " + done + " of " + all + " had run");
        this.problem = new Problem(
                "Run/DeadlineMissed",
                String.valueOf(getMessage()),
                running.isEmpty() ? null : SourceLines.place(running.get(0).body()),
                "give it more time: a later deadline(…)");
    }

    /** Returns what to report; the place is that of the first node that ran. */
    public Problem problem() {
        return problem;
    }

    private static String text(List<ResolvedNode> running) {
        List<String> names = running.stream().map(ResolvedNode::name).toList();
        return switch (names.size()) {
            case 0 -> "no node was running";
            case 1 -> "node " + names.get(0) + " was running";
            default -> "nodes " + NameList.of(names) + " were running";
        };
    }
}
