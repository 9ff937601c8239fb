package dev.icosian.compiler.rule;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.icosian.NodeSpec;
import dev.icosian.Reuse;
import dev.icosian.TypeRef;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Body;
import dev.icosian.internal.ModelAccess;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DataflowSanityTest {
    private static final TypeRef<?> INT = TypeRef.of(int.class);

    public static final class Sums {
        public static int next(int a) {
            return a + 1;
        }
    }

    static Stream<Arguments> strayBinds() {
        return Stream.of(
                Arguments.of(new Bind.ToNode(INT, "y"), "'x' comes before 'y', which it needs"),
                Arguments.of(new Bind.ToParam(INT, "p"), "'x' reads the unknown param 'p'"),
                Arguments.of(new Bind.ToConfig(INT, "k"), "'x' reads the unknown config key 'k'"),
                Arguments.of(
                        new Bind.ToAll(INT, Bind.Form.LIST, List.of("p"), List.of(new Bind.ToParam(INT, "p"))),
                        "'x' reads the unknown param 'p'"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("strayBinds")
    void bindThatLeadsNowhereIsADefect(Bind bind, String message) {
        assertThatIllegalStateException()
                .isThrownBy(() -> DataflowSanity.check(dataflow(List.of(node("x", bind)), List.of("x"))))
                .withMessage(message);
    }

    @Test
    void nodeThatIsThereTwiceIsADefect() {
        ResolvedNode node = node("x", new Bind.ToLiteral(INT, 1));

        assertThatIllegalStateException()
                .isThrownBy(() -> DataflowSanity.check(dataflow(List.of(node, node), List.of("x"))))
                .withMessage("'x' is there twice");
    }

    @Test
    void outputThatLeadsNowhereIsADefect() {
        assertThatIllegalStateException()
                .isThrownBy(() -> DataflowSanity.check(dataflow(List.of(), List.of("x"))))
                .withMessage("the output 'x' leads nowhere");
    }

    private static ResolvedDataflow dataflow(List<ResolvedNode> nodes, List<String> outputs) {
        return new ResolvedDataflow(nodes, outputs, Map.of(), Map.of());
    }

    private static ResolvedNode node(String name, Bind bind) {
        Body body =
                ModelAccess.get().data(NodeSpec.of(name, Sums.class, "next")).body();
        return new ResolvedNode(
                name,
                INT,
                false,
                "function",
                name,
                null,
                body,
                List.of(bind),
                List.of(),
                List.of(),
                Map.of(),
                "",
                Reuse.Scope.ACROSS_RUNS,
                null,
                false);
    }
}
