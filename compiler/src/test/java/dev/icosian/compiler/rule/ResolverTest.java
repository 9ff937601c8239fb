package dev.icosian.compiler.rule;

import static dev.icosian.compiler.rule.Worlds.open;
import static dev.icosian.compiler.rule.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.icosian.Binding;
import dev.icosian.Dataflow;
import dev.icosian.NodeSpec;
import dev.icosian.TypeRef;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What names become when nothing is wrong. */
class ResolverTest {
    public static final class Chain {
        public static int b(int a) {
            return a + 1;
        }

        public static int c(int b) {
            return b + 1;
        }

        public static int d(int c) {
            return c + 1;
        }
    }

    @Test
    void onlyWhatTheOutputsNeedIsThereInTopologicalOrder() {
        ResolvedDataflow dataflow =
                world().module(Chain.class).param("a").outputs("c").dataflow();

        assertThat(dataflow.resolved()).extracting(ResolvedNode::name).containsExactly("b", "c");
        assertThat(dataflow.find("c").binds()).containsExactly(new Bind.ToNode(TypeRef.of(int.class), "b"));
        assertThat(dataflow.find("b").binds()).containsExactly(new Bind.ToParam(TypeRef.of(int.class), "a"));
        assertThat(dataflow.params())
                .containsExactly(Map.entry("a", new ParamSpec("a", TypeRef.of(Integer.class), false, false, null)));
    }

    @Test
    void undeclaredNamesOfAnOpenWorldAreParamsOfTheirConsumersType() {
        ResolvedDataflow dataflow = open(Chain.class).dataflow();

        assertThat(dataflow.resolved()).extracting(ResolvedNode::name).containsExactly("b", "c", "d");
        assertThat(dataflow.params().get("a").required()).isTrue();
    }

    @Test
    void configWinsOverParamAndNodeOverConfig() {
        ResolvedDataflow dataflow = world().module(Chain.class)
                .config("a", 2)
                .param("a")
                .outputs("d")
                .dataflow();

        assertThat(dataflow.find("b").binds()).containsExactly(new Bind.ToConfig(TypeRef.of(int.class), "a"));
        assertThat(dataflow.config().get("a").value()).isEqualTo(2);
        assertThat(dataflow.params()).isEmpty();
    }

    public static final class Optional {
        public static int c(int a, int b) {
            return a + b;
        }

        public static int i(@Nullable Integer h, int c) {
            return h == null ? c : h;
        }

        public static int late(@Nullable Thread thread, int c) {
            return c;
        }
    }

    private static NodeSpec withDefaults() {
        return NodeSpec.of("c", Optional.class, "c")
                .bind("a", Binding.orDefault(2))
                .bind("b", Binding.orDefault(3));
    }

    @Test
    void defaultBecomesAVisibleParam() {
        ResolvedDataflow dataflow = world().node(withDefaults()).outputs("c").dataflow();

        assertThat(dataflow.params().values())
                .containsExactly(
                        new ParamSpec("a", TypeRef.of(Integer.class), false, true, 2),
                        new ParamSpec("b", TypeRef.of(Integer.class), false, true, 3));
    }

    @Test
    void nodeAndConfigKeyWinOverDefault() {
        ResolvedDataflow dataflow = world().node(withDefaults())
                .node("a", Chain.class, "c")
                .config("b", 4)
                .outputs("c")
                .dataflow();

        assertThat(dataflow.find("c").binds())
                .containsExactly(
                        new Bind.ToNode(TypeRef.of(int.class), "a"), new Bind.ToConfig(TypeRef.of(int.class), "b"));
        assertThat(dataflow.params()).isEmpty();
    }

    @Test
    void nullableNameIsAParamThatMayBeAbsentWhereAParamCanHaveTheType() {
        ResolvedDataflow dataflow = world().node("i", Optional.class, "i")
                .node("late", Optional.class, "late")
                .param("c")
                .outputs("i", "late")
                .dataflow();

        assertThat(dataflow.find("i").binds().get(0)).isEqualTo(new Bind.ToParam(TypeRef.of(Integer.class), "h"));
        assertThat(dataflow.params().get("h").required()).isFalse();
        assertThat(dataflow.find("late").binds().get(0))
                .isEqualTo(new Bind.ToAbsent(TypeRef.of(Thread.class), "thread"));
        assertThat(dataflow.find("late").needs()).containsExactly("c");
    }

    public record Parts(int b, @Nullable Integer c, int a) {}

    public static final class Gather {
        public static int sum(List<Integer> all) {
            return all.size();
        }

        public static int byName(Map<String, ? extends Number> all) {
            return all.size();
        }

        public static int parts(Parts parts) {
            return parts.b();
        }
    }

    @Test
    void severalNodesAreGatheredInListsMapsAndRecords() {
        ResolvedDataflow dataflow = world().module(Chain.class)
                .node(NodeSpec.of("sum", Gather.class, "sum").bind("all", Binding.names("d", "b", "d")))
                .node(NodeSpec.of("byName", Gather.class, "byName").bind("all", Binding.names("c", "a")))
                .node(NodeSpec.of("parts", Gather.class, "parts").bind("parts", Binding.components()))
                .param("a")
                .outputs("sum", "byName", "parts")
                .dataflow();

        assertThat(dataflow.find("sum").binds().get(0)).isInstanceOfSatisfying(Bind.ToAll.class, all -> {
            assertThat(all.form()).isEqualTo(Bind.Form.LIST);
            assertThat(all.labels()).containsExactly("d", "b", "d");
            assertThat(all.items().get(1)).isEqualTo(new Bind.ToNode(TypeRef.of(Integer.class), "b"));
        });
        assertThat(dataflow.find("sum").needs()).containsExactly("d", "b");
        assertThat(dataflow.find("byName").binds().get(0)).isInstanceOfSatisfying(Bind.ToAll.class, all -> {
            assertThat(all.form()).isEqualTo(Bind.Form.MAP);
            assertThat(all.items().get(1)).isEqualTo(new Bind.ToParam(TypeRef.of(Number.class), "a"));
        });
        assertThat(dataflow.find("parts").binds().get(0)).isInstanceOfSatisfying(Bind.ToAll.class, all -> {
            assertThat(all.form()).isEqualTo(Bind.Form.RECORD);
            assertThat(all.labels()).containsExactly("b", "c", "a");
        });
    }

    public static final class Lineage {
        public static int b(int a) {
            return a;
        }

        public static int c(int a, int b) {
            return a + b;
        }

        public static int dd(int b) {
            return b;
        }

        public static int e(int c, int dd) {
            return c + dd;
        }

        public static int other(int q) {
            return q;
        }
    }

    @Test
    void lineageIsAnswered() {
        ResolvedDataflow dataflow = open(Lineage.class).dataflow();

        assertThat(names(dataflow.upstreamOf("e"))).containsExactly("b", "c", "dd");
        assertThat(names(dataflow.downstreamOf("b"))).containsExactly("c", "dd", "e");
        assertThat(names(dataflow.path("b", "dd"))).containsExactly("b", "dd");
        assertThat(names(dataflow.path("other", "e"))).isEmpty();
    }

    private static List<String> names(List<Dataflow.Node> nodes) {
        return nodes.stream().map(Dataflow.Node::name).toList();
    }

    @Test
    void ephemeralUnitsAreMarkedWithAllTheirNodes() {
        ResolvedDataflow dataflow = world().unit(
                        "b",
                        NodeSpec.of("b.raw", Chain.class, "b"),
                        NodeSpec.of("b", Chain.class, "b").bind("a", Binding.name("b.raw")))
                .node("c", Chain.class, "c")
                .param("a")
                .ephemeral("b")
                .outputs("c")
                .dataflow();

        assertThat(dataflow.resolved())
                .extracting(ResolvedNode::name, ResolvedNode::ephemeral)
                .containsExactly(tuple("b.raw", true), tuple("b", true), tuple("c", false));
    }
}
