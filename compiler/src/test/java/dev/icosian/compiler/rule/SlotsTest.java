package dev.icosian.compiler.rule;

import static dev.icosian.compiler.rule.Worlds.at;
import static dev.icosian.compiler.rule.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Binding;
import dev.icosian.NodeSpec;
import dev.icosian.Scratch;
import dev.icosian.Secret;
import dev.icosian.TypeRef;
import dev.icosian.compiler.graph.Bind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlotsTest {
    public record Parts(int a) {}

    public static final class Takers {
        public static int list(List<Integer> all) {
            return 0;
        }

        public static int array(int[] all) {
            return 0;
        }

        public static int map(Map<Integer, String> all) {
            return 0;
        }

        public static int parts(Parts parts) {
            return 0;
        }

        public static int number(double number) {
            return 0;
        }

        public static int file(Scratch scratch, Secret password) {
            return 0;
        }
    }

    private static String problems(NodeSpec node) {
        return world().node(node).problems();
    }

    @Test
    void onlyListsAndMapsByNameGather() {
        assertThat(problems(NodeSpec.of("x", Takers.class, "array").bind("all", Binding.names("a", "b"))))
                .isEqualTo("""
                        [Dataflow/CannotGather] parameter 'all' of 'x' gathers a, b, but is int[]
                          at %s
                          fix: make it a List<T>, or a Map<String, T> by name""".formatted(at(Takers.class, "array")));
        assertThat(problems(NodeSpec.of("x", Takers.class, "map").bind("all", Binding.names("a", "b"))))
                .isEqualTo("""
                        [Dataflow/CannotGather] parameter 'all' of 'x' gathers by name, but is Map<Integer, String>
                          at %s
                          fix: make it a Map<String, T>""".formatted(at(Takers.class, "map")));
        assertThat(problems(NodeSpec.of("x", Takers.class, "list").bind("all", Binding.components())))
                .isEqualTo("""
                        [Dataflow/CannotGather] parameter 'all' of 'x' gathers one node per component, but is List<Integer>, which is no record
                          at %s
                          fix: name the nodes in @From, or make it a record""".formatted(at(Takers.class, "list")));
    }

    @Test
    void missingComponentIsNamedWithItsRecord() {
        assertThat(world().node(NodeSpec.of("x", Takers.class, "parts").bind("parts", Binding.components()))
                        .outputs("x")
                        .problems())
                .startsWith("[Dataflow/MissingNode] no node, param or config key named 'a' (int)\n  asked for by 'x' ("
                        + at(Takers.class, "parts") + ") as 'parts.a'\n  path: x -> a\n");
    }

    @Test
    void whatComesLaterIsRefused() {
        assertThat(problems(NodeSpec.of("x", Takers.class, "list").bind("all", Binding.collect("y"))))
                .isEqualTo("""
                        [Pipeline/NotSupported] parameter 'all' of 'x' collects the results of a fan-out, which this version cannot do yet
                          at %s
                          fix: loop over the list inside one function""".formatted(at(Takers.class, "list")));
    }

    @Test
    void secretThatNobodyDeclaresIsMissing() {
        assertThat(world().node(NodeSpec.of("x", Takers.class, "file"))
                        .outputs("x")
                        .problems())
                .isEqualTo("""
                        [Dataflow/MissingNode] no node, param or config key named 'password' (Secret)
                          asked for by 'x' (%1$s)
                          path: x -> password
                          at %1$s
                          fix: declare it: .secret("password")""".formatted(at(Takers.class, "file")));
    }

    @Test
    void scratchFolderNeedsNoName() {
        assertThat(world().node(NodeSpec.of("x", Takers.class, "file"))
                        .secret("password")
                        .outputs("x")
                        .dataflow()
                        .find("x")
                        .binds())
                .containsExactlyInAnyOrder(
                        new Bind.ToScratch(TypeRef.of(Scratch.class)),
                        new Bind.ToSecret(TypeRef.of(Secret.class), "password"));
    }

    @Test
    void unusableMethodIsTold() {
        assertThat(problems(NodeSpec.of("x", Takers.class, "nothing")))
                .startsWith("[Module/NoSuchMethod] class " + Takers.class.getName() + " has no method 'nothing'");
    }
}
