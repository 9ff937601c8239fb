package dev.icosian.compiler.rule;

import static dev.icosian.compiler.rule.Worlds.at;
import static dev.icosian.compiler.rule.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Binding;
import dev.icosian.NodeSpec;
import dev.icosian.TypeRef;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.wiring.Resolution;
import dev.icosian.compiler.wiring.Resolution.Replacement;
import org.junit.jupiter.api.Test;

class DuplicateNodeTest {
    public static final class First {
        public static int c(int a) {
            return a;
        }

        public static int d(int c) {
            return c + 1;
        }
    }

    public static final class Second {
        public static int d(int c) {
            return c + 13;
        }
    }

    @Test
    void bothDefinitionsAreNamedWithTheirPlaces() {
        assertThat(world().module(First.class)
                        .module(Second.class)
                        .param("a")
                        .outputs("d")
                        .problems())
                .isEqualTo("""
                        [Dataflow/DuplicateNode] 'd' is defined twice: by DuplicateNodeTest.First.d (%s) and by DuplicateNodeTest.Second.d (%s)
                          at %s
                          fix: rename one of them, or let the later one win with .replacing("d")""".formatted(at(First.class, "d"), at(Second.class, "d"), at(Second.class, "d")));
    }

    @Test
    void laterModuleWinsWhereItMay() {
        Resolution resolution = world().module(First.class)
                .module(Second.class)
                .param("a")
                .replacing("d")
                .outputs("d")
                .resolve();

        assertThat(resolution.dataflow().find("d").function()).isEqualTo(Second.class.getName() + "#d");
        assertThat(resolution.replacements())
                .containsExactly(new Replacement(
                        "d",
                        "DuplicateNodeTest.Second.d (" + at(Second.class, "d") + ")",
                        "DuplicateNodeTest.First.d (" + at(First.class, "d") + ")"));
    }

    @Test
    void configKeyWithANodesNameIsToldOrWinsWhereItMay() {
        assertThat(world().module(First.class)
                        .param("a")
                        .config("c", 100)
                        .outputs("d")
                        .problems())
                .isEqualTo("""
                        [Dataflow/DuplicateNode] 'c' is defined twice: by DuplicateNodeTest.First.c (%s) and by config("c", …)
                          at %s
                          fix: rename one of them, or let the latter win with .replacing("c")""".formatted(at(First.class, "c"), at(First.class, "c")));

        Resolution resolution = world().module(First.class)
                .param("a")
                .config("c", 100)
                .replacing("c")
                .outputs("d")
                .resolve();
        assertThat(resolution.dataflow().find("d").binds())
                .containsExactly(new Bind.ToConfig(TypeRef.of(int.class), "c"));
        assertThat(resolution.replacements())
                .containsExactly(new Replacement(
                        "c", "config(\"c\", …)", "DuplicateNodeTest.First.c (" + at(First.class, "c") + ")"));
    }

    @Test
    void paramWithANodesNameIsTold() {
        assertThat(world().module(First.class)
                        .param("a")
                        .param("c")
                        .outputs("d")
                        .problems())
                .startsWith("[Dataflow/DuplicateNode] 'c' is defined twice: by DuplicateNodeTest.First.c ("
                        + at(First.class, "c") + ") and by param(\"c\")\n");
    }

    @Test
    void unitsOfOneNameAreToldOnceAndReplacedWhole() {
        NodeSpec raw = NodeSpec.of("d.raw", First.class, "d");
        NodeSpec checked = NodeSpec.of("d", First.class, "d").bind("c", Binding.name("d.raw"));
        Worlds twice = world().unit("d", raw, checked)
                .unit("d", raw, NodeSpec.of("d.check.nan", First.class, "d"), checked)
                .param("c")
                .outputs("d");
        assertThat(twice.resolve().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("'d' is defined twice: "));

        Worlds replaced = world().unit("d", raw, NodeSpec.of("d.check.nan", First.class, "d"), checked)
                .unit("d", NodeSpec.of("d", Second.class, "d"))
                .param("c")
                .replacing("d");
        assertThat(replaced.dataflow().resolved())
                .singleElement()
                .satisfies(node -> assertThat(node.function()).isEqualTo(Second.class.getName() + "#d"));
    }
}
