package dev.icosian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.internal.ModelAccess;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NodesTest {
    /** Functions of the nodes below. */
    public static final class Functions {
        private Functions() {}

        public static double[] spend(double[] amounts, int weeks) {
            return amounts;
        }

        public static double[] rounded(double[] value) {
            return value;
        }

        public static double[] clipped(double[] value) {
            return value;
        }

        public static int twice(int a) {
            return 2 * a;
        }

        public static int twice(long a) {
            return (int) (2 * a);
        }

        static int hidden(int a) {
            return a;
        }
    }

    private static final NodeSpec SPEND = NodeSpec.of("spend", Functions.class, "spend");
    private static final NodeSpec ROUNDED = NodeSpec.of("any", Functions.class, "rounded");
    private static final NodeSpec CLIPPED = NodeSpec.of("any", Functions.class, "clipped");

    @Test
    void aNodeHasItsMethodsParametersBoundByName() {
        assertThat(SPEND.bindings())
                .containsExactly(
                        Map.entry("amounts", Binding.name("amounts")), Map.entry("weeks", Binding.name("weeks")));
        assertThat(SPEND.type()).isEqualTo(TypeRef.of(double[].class));
        assertThat(SPEND.bind("weeks", Binding.literal(3)).bindings()).containsEntry("weeks", Binding.literal(3));
        assertThat(SPEND.bindings()).containsEntry("weeks", Binding.name("weeks"));
    }

    @Test
    void aParameterThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> SPEND.bind("week", Binding.literal(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node 'spend' has no parameter 'week'; its parameters are [amounts, weeks]");
    }

    @Test
    void methodsThatCannotBeUsedAreProblemsOfThePlan() {
        assertThat(problem("twice")).hasToString("""
                        [Module/Overload] 'twice' names 2 methods of dev.icosian.NodesTest$Functions; a node needs exactly one
                          at dev.icosian.NodesTest$Functions.twice
                          fix: give the overloads different names""");
        assertThat(problem("hidden")).hasToString("""
                        [Module/NotPublic] 'hidden' of dev.icosian.NodesTest$Functions is not public and static
                          at dev.icosian.NodesTest$Functions.hidden
                          fix: make it public static""");
        assertThat(problem("spent")).hasToString("""
                        [Module/NoSuchMethod] class dev.icosian.NodesTest$Functions has no method 'spent'
                          at dev.icosian.NodesTest$Functions
                          fix: its public static methods are: clipped, rounded, spend, twice""");
    }

    @Test
    void thenNamesTheFunctionRawAndEarlierHelpersByTheirMethod() {
        Nodes once = Nodes.of(SPEND).then("spend", ROUNDED, "value");
        assertThat(names(once)).containsExactly("spend.raw", "spend");
        assertThat(once.asList().get(1).bindings()).containsEntry("value", Binding.name("spend.raw"));

        Nodes twice = once.then("spend", CLIPPED, "value");
        assertThat(names(twice)).containsExactly("spend.raw", "spend.with.rounded", "spend");
        assertThat(twice.asList().get(2).bindings()).containsEntry("value", Binding.name("spend.with.rounded"));

        Nodes again = twice.then("spend", ROUNDED, "value")
                .then("spend", ROUNDED, "value")
                .then("spend", CLIPPED, "value");
        assertThat(names(again))
                .containsExactly(
                        "spend.raw",
                        "spend.with.rounded",
                        "spend.with.clipped",
                        "spend.with.rounded_2",
                        "spend.with.rounded_3",
                        "spend");
        assertThat(again.results()).extracting(NodeSpec::name).containsExactly("spend");
    }

    @Test
    void replacePutsNodesInThePlaceOfOne() {
        Nodes nodes =
                Nodes.of(SPEND, ROUNDED.renamed("b")).replace("spend", CLIPPED.renamed("x"), CLIPPED.renamed("y"));
        assertThat(names(nodes)).containsExactly("x", "y", "b");
        assertThat(names(nodes.replace("x"))).containsExactly("y", "b");
        assertThatThrownBy(() -> nodes.replace("z"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no node 'z' among [x, y, b]");
    }

    private static Problem problem(String method) {
        NodeSpec spec = NodeSpec.of("n", Functions.class, method);
        return ((dev.icosian.internal.Body.Unusable)
                        ModelAccess.get().data(spec).body())
                .problems()
                .get(0);
    }

    private static List<String> names(Nodes nodes) {
        return nodes.asList().stream().map(NodeSpec::name).toList();
    }
}
