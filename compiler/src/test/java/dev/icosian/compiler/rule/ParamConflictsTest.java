package dev.icosian.compiler.rule;

import static dev.icosian.compiler.rule.Worlds.at;
import static dev.icosian.compiler.rule.Worlds.open;
import static dev.icosian.compiler.rule.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Binding;
import dev.icosian.NodeSpec;
import dev.icosian.TypeRef;
import org.junit.jupiter.api.Test;

class ParamConflictsTest {
    public static final class Readers {
        public static int a(int x) {
            return x;
        }

        public static String b(String x) {
            return x;
        }

        public static Number c(Number x) {
            return x;
        }
    }

    @Test
    void paramOfTwoTypesIsToldWithBothConsumers() {
        assertThat(open(Readers.class).problems())
                .isEqualTo("""
                        [Dataflow/ParamTypeConflict] param 'x' would need two types: 'a' (%s) takes it as int, 'b' (%s) as String
                          at %s
                          fix: make both types agree, or rename one of the parameters""".formatted(at(Readers.class, "a"), at(Readers.class, "b"), at(Readers.class, "b")));
    }

    @Test
    void paramTakesTheNarrowestTypeOfItsConsumers() {
        assertThat(world().module(Readers.class)
                        .param("x")
                        .outputs("c", "a")
                        .dataflow()
                        .params()
                        .get("x")
                        .type())
                .isEqualTo(TypeRef.of(Integer.class));
    }

    private static NodeSpec node(String name, Object value) {
        return NodeSpec.of(name, Readers.class, "a").bind("x", Binding.orDefault(value));
    }

    @Test
    void paramOfTwoDefaultsIsToldWithBothConsumers() {
        assertThat(world().node(node("one", 1))
                        .node(node("two", "2"))
                        .node(node("three", 1))
                        .problems())
                .isEqualTo("""
                        [Dataflow/ParamDefaultConflict] param 'x' would have two defaults: 1 in 'one' (%s), 2 in 'two' (%s)
                          at %s
                          fix: write the same default at both, or declare the param with one""".formatted(at(Readers.class, "a"), at(Readers.class, "a"), at(Readers.class, "a")));
    }

    public static final class Arrays {
        public static int weigh(double[] weights) {
            return weights.length;
        }
    }

    @Test
    void equalArraysAreOneDefault() {
        NodeSpec weigh = NodeSpec.of("x", Arrays.class, "weigh");

        assertThat(world().node(weigh.bind("weights", Binding.orDefault(new double[] {1, 2})))
                        .node(weigh.renamed("y").bind("weights", Binding.orDefault(new double[] {1, 2})))
                        .problems())
                .isEmpty();
    }

    @Test
    void defaultOfADeclaredParamWins() {
        assertThat(world().node(node("one", 1))
                        .node(node("two", 2))
                        .param("x", 3)
                        .dataflow()
                        .params()
                        .get("x")
                        .defaultValue())
                .isEqualTo(3);
    }

    @Test
    void consumerWithoutDefaultReadsTheParamThatAnotherDeclares() {
        assertThat(world().node(node("one", 1))
                        .node("two", Readers.class, "a")
                        .outputs("two", "one")
                        .dataflow()
                        .find("two")
                        .needs())
                .containsExactly("x");
    }
}
