package large;

import dev.icosian.Binding;
import dev.icosian.Grouping;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Pipeline;
import java.util.ArrayList;
import java.util.List;

/** Many small steps, each of which needs the one before. */
public final class Many {
    private Many() {}

    /** The first step. */
    public static double first(double seed) {
        return seed;
    }

    /** Any other step. */
    public static double next(double before, int place) {
        return before + place;
    }

    /** Returns a pipeline of so many steps. */
    public static Pipeline chain(int steps) {
        List<NodeSpec> nodes = new ArrayList<>(List.of(NodeSpec.of("n0", Many.class, "first")));
        for (int i = 1; i < steps; i++) {
            nodes.add(NodeSpec.of("n" + i, Many.class, "next")
                    .bind("before", Binding.name("n" + (i - 1)))
                    .bind("place", Binding.literal(i)));
        }
        return Pipeline.named("chain")
                .nodes(Nodes.of(nodes))
                .param("seed", 1.0)
                .outputs("n" + (steps - 1))
                .build()
                .grouped(Grouping.perNode());
    }
}
