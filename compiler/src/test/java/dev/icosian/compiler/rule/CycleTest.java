package dev.icosian.compiler.rule;

import static dev.icosian.compiler.rule.Worlds.at;
import static dev.icosian.compiler.rule.Worlds.open;
import static dev.icosian.compiler.rule.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Binding;
import dev.icosian.NodeSpec;
import org.junit.jupiter.api.Test;

class CycleTest {
    public static final class Ring {
        public static int a(int b) {
            return b + 1;
        }

        public static int b(int c) {
            return c + 1;
        }

        public static int c(int a) {
            return a + 1;
        }

        public static int report(int start) {
            return start;
        }

        public static int start(int b) {
            return b;
        }

        public static int self(int self) {
            return self;
        }
    }

    @Test
    void cycleIsReportedFromTheRequestedOutput() {
        assertThat(world().module(Ring.class).outputs("report").problems())
                .isEqualTo("""
                        [Dataflow/Cycle] 3 nodes need each other: b -> c -> a -> b
                          path: report -> start -> b
                          at %s
                          fix: let one of them take something else, or split it""".formatted(at(Ring.class, "b")));
    }

    @Test
    void cyclesAreReportedOncePerKnot() {
        assertThat(open(Ring.class).problems()).isEqualTo("""
                        [Dataflow/Cycle] 3 nodes need each other: a -> b -> c -> a
                          at %s
                          fix: let one of them take something else, or split it

                        [Dataflow/Cycle] 'self' needs itself: self -> self
                          at %s
                          fix: rename the parameter, or the function with @NodeName""".formatted(at(Ring.class, "a"), at(Ring.class, "self")));
    }

    public static final class Two {
        public static int one(int x) {
            return x;
        }

        public static int both(int x, int y) {
            return x + y;
        }
    }

    private static NodeSpec one(String name, String need) {
        return NodeSpec.of(name, Two.class, "one").bind("x", Binding.name(need));
    }

    private static NodeSpec both(String name, String first, String second) {
        return NodeSpec.of(name, Two.class, "both")
                .bind("x", Binding.name(first))
                .bind("y", Binding.name(second));
    }

    @Test
    void shortestCycleOfAKnotIsShown() {
        assertThat(world().node(one("a", "b"))
                        .node(one("b", "c"))
                        .node(both("c", "d", "a"))
                        .node(one("d", "c"))
                        .problems())
                .startsWith("[Dataflow/Cycle] 2 nodes need each other: c -> d -> c\n");
    }

    @Test
    void ringOfManyNodesIsShownShortened() {
        Worlds world = world();
        int size = 100_000;
        for (int i = 0; i < size; i++) {
            world.node(one("n" + i, "n" + (i + 1) % size));
        }

        assertThat(world.outputs("n7").problems())
                .startsWith(
                        "[Dataflow/Cycle] 100000 nodes need each other: n7 -> n8 -> n9 -> n10 -> n11 -> (99991 more)"
                                + " -> n3 -> n4 -> n5 -> n6 -> n7\n  path: n7\n");
    }
}
