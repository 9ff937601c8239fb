package dev.icosian.benchmarks.process;

import dev.icosian.Binding;
import dev.icosian.Grouping;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Pipeline;
import java.util.ArrayList;
import java.util.List;
import tensteps.Chain;

/** Pipelines whose steps are small, and need one another. */
final class Chains {
    private Chains() {}

    /** Returns ten steps; the last is {@code s9}, the param {@code x}. */
    static Pipeline ofTen() {
        return Pipeline.named("ten_steps")
                .modules(Chain.class)
                .param("x")
                .outputs("s9")
                .build()
                .grouped(Grouping.perNode());
    }

    /** Returns so many steps, with the param {@code x}. */
    static Pipeline of(int steps) {
        List<NodeSpec> nodes = new ArrayList<>(List.of(NodeSpec.of("n0", Chain.class, "s0")));
        for (int i = 1; i < steps; i++) {
            nodes.add(NodeSpec.of("n" + i, Chain.class, "s1").bind("s0", Binding.name("n" + (i - 1))));
        }
        return Pipeline.named("chain")
                .nodes(Nodes.of(nodes))
                .param("x")
                .outputs("n" + (steps - 1))
                .build()
                .grouped(Grouping.perNode());
    }
}
