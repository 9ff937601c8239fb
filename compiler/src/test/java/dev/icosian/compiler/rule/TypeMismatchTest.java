package dev.icosian.compiler.rule;

import static dev.icosian.compiler.rule.Worlds.at;
import static dev.icosian.compiler.rule.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Binding;
import dev.icosian.NodeSpec;
import dev.icosian.TypeRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeMismatchTest {
    public static final class Edges {
        public static int a() {
            return 1;
        }

        public static String b(String a) {
            return a;
        }

        public static long wide(long a) {
            return a;
        }

        public static List<Double> doubles() {
            return List.of();
        }

        public static int ofNumbers(List<Number> doubles) {
            return doubles.size();
        }

        public static int fine(Number a, List<? extends Number> doubles, Object wide) {
            return 0;
        }

        @SuppressWarnings("rawtypes")
        public static int raw(List doubles) {
            return doubles.size();
        }
    }

    @Test
    void bothNodesTypesAndPlacesAreNamed() {
        assertThat(world().module(Edges.class).outputs("b").problems())
                .isEqualTo("""
                        [Dataflow/TypeMismatch] node 'a' (%s) is int, but 'b' (%s) takes it as String
                          at %s
                          fix: make both types agree, or take another node""".formatted(at(Edges.class, "a"), at(Edges.class, "b"), at(Edges.class, "b")));
    }

    @Test
    void numbersAreNotWidened() {
        assertThat(world().module(Edges.class).outputs("wide").problems())
                .isEqualTo("""
                        [Dataflow/TypeMismatch] node 'a' (%s) is int, but 'wide' (%s) takes it as long
                          at %s
                          fix: values travel boxed, so int does not become long: use the same type on both sides""".formatted(at(Edges.class, "a"), at(Edges.class, "wide"), at(Edges.class, "wide")));
    }

    @Test
    void typeArgumentsCount() {
        assertThat(world().module(Edges.class).outputs("ofNumbers").problems()).isEqualTo("""
                        [Dataflow/TypeMismatch] node 'doubles' (%s) is List<Double>, but 'ofNumbers' (%s) takes it as List<Number>
                          at %s
                          fix: the type arguments differ: use the same on both sides, or a wildcard where the value is only read""".formatted(
                        at(Edges.class, "doubles"), at(Edges.class, "ofNumbers"), at(Edges.class, "ofNumbers")));
    }

    @Test
    void boxingAndCovarianceAreFine() {
        assertThat(world().module(Edges.class)
                        .node("wide", Edges.class, "doubles")
                        .replacing("wide")
                        .outputs("fine")
                        .problems())
                .isEmpty();
    }

    @Test
    void rawTypeIsAWarning() {
        Worlds world = world().module(Edges.class).outputs("raw");

        assertThat(world.problems()).isEmpty();
        assertThat(world.warnings())
                .isEqualTo("""
                        [Dataflow/RawType] node 'doubles' (%s) is List<Double> and 'raw' (%s) takes it as List: a raw type hides whether they fit
                          at %s
                          fix: write the type arguments on both sides""".formatted(at(Edges.class, "doubles"), at(Edges.class, "raw"), at(Edges.class, "raw")));
    }

    public static final class Readers {
        public static int reader(int value) {
            return value;
        }

        public static int gather(List<Integer> all) {
            return all.size();
        }
    }

    @Test
    void paramsAndConfigKeysAreComparedToo() {
        assertThat(world().module(Readers.class)
                        .param("value", TypeRef.of(String.class))
                        .outputs("reader")
                        .problems())
                .startsWith(
                        "[Dataflow/TypeMismatch] param 'value' (component 'value' of Spec.Params) is String, but 'reader'");
        assertThat(world().module(Readers.class)
                        .config("value", "x")
                        .outputs("reader")
                        .problems())
                .startsWith(
                        "[Dataflow/TypeMismatch] config key 'value' (config(\"value\", …)) is String, but 'reader'");
        assertThat(world().module(Readers.class)
                        .looseConfig("all", List.of("x"))
                        .outputs("gather")
                        .problems())
                .isEqualTo("""
                        [Dataflow/TypeMismatch] config key 'all' (config("all", …)) is [x] (List<String>), but 'gather' (%s) takes it as List<Integer>
                          at %s
                          fix: set a value of type List<Integer>""".formatted(at(Readers.class, "gather"), at(Readers.class, "gather")));
        assertThat(world().module(Readers.class)
                        .looseConfig("all", List.of(1))
                        .outputs("gather")
                        .problems())
                .isEmpty();
    }

    @Test
    void everyGatheredNodeIsCompared() {
        assertThat(world().module(Edges.class)
                        .node(NodeSpec.of("sum", Readers.class, "gather").bind("all", Binding.names("a", "doubles")))
                        .outputs("sum")
                        .problems())
                .isEqualTo("""
                        [Dataflow/TypeMismatch] node 'doubles' (%s) is List<Double>, but 'sum' (%s) takes it as Integer (parameter 'all')
                          at %s
                          fix: make both types agree, or take another node""".formatted(
                                at(Edges.class, "doubles"), at(Readers.class, "gather"), at(Readers.class, "gather")));
    }
}
