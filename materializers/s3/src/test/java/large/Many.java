package large;

import dev.icosian.Binding;
import dev.icosian.Grouping;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Many small steps. */
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

    /** Returns a pipeline of so many steps, each of which needs the one before. */
    public static Pipeline chain(int steps) {
        return pipeline("chain", steps, place -> place - 1);
    }

    /** Returns a pipeline of so many steps, all of which need the first. */
    public static Pipeline fan(int steps) {
        return pipeline("fan", steps, place -> 0);
    }

    private static Pipeline pipeline(String name, int steps, IntUnaryOperator before) {
        List<NodeSpec> nodes = new ArrayList<>(List.of(NodeSpec.of("n0", Many.class, "first")));
        for (int i = 1; i < steps; i++) {
            nodes.add(NodeSpec.of("n" + i, Many.class, "next")
                    .bind("before", Binding.name("n" + before.applyAsInt(i)))
                    .bind("place", Binding.literal(i)));
        }
        String[] all = nodes.stream().map(NodeSpec::name).toArray(String[]::new);
        return Pipeline.named(name)
                .nodes(Nodes.of(nodes))
                .param("seed", 1.0)
                .outputs(all)
                .build()
                .grouped(Grouping.perNode());
    }
}
