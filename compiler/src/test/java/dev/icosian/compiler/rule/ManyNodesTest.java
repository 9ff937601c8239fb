package dev.icosian.compiler.rule;

import static dev.icosian.compiler.rule.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Binding;
import dev.icosian.NodeSpec;
import dev.icosian.compiler.graph.ResolvedDataflow;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A quadratic step would take longer. */
@Timeout(600)
class ManyNodesTest {
    private static final int SIZE = 100_000;

    public static final class Sums {
        public static int next(int a) {
            return a + 1;
        }

        public static int sum(int a, int b, int c) {
            return a + b + c;
        }
    }

    @Test
    void longChainIsResolved() {
        Worlds world = world().param("n0").outputs("n" + SIZE);
        for (int i = SIZE; i > 0; i--) {
            world.node(NodeSpec.of("n" + i, Sums.class, "next").bind("a", Binding.name("n" + (i - 1))));
        }

        ResolvedDataflow dataflow = world.dataflow();

        assertThat(dataflow.resolved()).hasSize(SIZE);
        assertThat(dataflow.resolved().get(0).name()).isEqualTo("n1");
        assertThat(dataflow.resolved().get(SIZE - 1).name()).isEqualTo("n" + SIZE);
    }

    @Test
    void wideLayersAreResolved() {
        int width = 1000;
        Random random = new Random(7);
        Worlds world = world().param("seed");
        for (int i = 0; i < SIZE; i++) {
            NodeSpec node = NodeSpec.of("n" + i, Sums.class, "sum");
            for (String parameter : new String[] {"a", "b", "c"}) {
                int below = (i / width - 1) * width + random.nextInt(width);
                node = node.bind(parameter, Binding.name(i < width ? "seed" : "n" + below));
            }
            world.node(node);
        }

        ResolvedDataflow dataflow = world.dataflow();

        assertThat(dataflow.resolved()).hasSize(SIZE);
        assertThat(dataflow.needsOf(SIZE - 1)).isNotEmpty();
    }

    @Test
    void ofTheNodesThatAreReadyTheFirstByUtf8IsNext() {
        assertThat(world().node("b", Sums.class, "next")
                        .node("Z", Sums.class, "next")
                        .node("a10", Sums.class, "next")
                        .node("a2", Sums.class, "next")
                        .node(NodeSpec.of("A", Sums.class, "next").bind("a", Binding.name("b")))
                        .param("a")
                        .dataflow()
                        .resolved())
                .extracting(node -> node.name())
                .containsExactly("Z", "a10", "a2", "b", "A");
    }
}
