package shop;

import dev.icosian.Binding;
import dev.icosian.Grouping;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Pipeline;
import java.util.ArrayList;
import java.util.List;

/** Long pipelines. */
public final class Chains {
    private Chains() {}

    /** The first one. */
    public static int first() {
        return 0;
    }

    /** One more. */
    public static int next(int before) {
        return before + 1;
    }

    /** Nodes {@code n0} and so on, each a step of its own that needs the one before. */
    public static Pipeline perNode(int count) {
        List<NodeSpec> nodes = new ArrayList<>();
        nodes.add(NodeSpec.of("n0", Chains.class, "first"));
        for (int i = 1; i < count; i++) {
            nodes.add(NodeSpec.of("n" + i, Chains.class, "next").bind("before", Binding.name("n" + (i - 1))));
        }
        return Pipeline.named("chain")
                .nodes(Nodes.of(nodes))
                .outputs("n" + (count - 1))
                .build()
                .grouped(Grouping.perNode());
    }
}
