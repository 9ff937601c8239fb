package dev.icosian.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.icosian.Binding;
import dev.icosian.Default;
import dev.icosian.Extract;
import dev.icosian.From;
import dev.icosian.NodeName;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Otherwise;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.PipelineSpec;
import dev.icosian.TypeRef;
import dev.icosian.When;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.read.SourceLines;
import dev.icosian.internal.Methods;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From annotated classes and pipelines to the dataflow, with all that lies between. */
class CompilerTest {
    public enum Task {
        BINARY,
        REGRESSION
    }

    public record Config(Task task, @Default("false") boolean small) {}

    public record Params(Path dataFile, @Default("[1,2]") List<Integer> ids) {}

    public record Outputs(Results results) {}

    public record Results(Task task, double score, @Nullable Double bonus) {}

    public record Split(double[] train, double[] validation) {}

    public static final class Loading {
        @Otherwise
        public static double[] rawData(Path dataFile) {
            return new double[0];
        }

        @NodeName("rawData")
        @When(key = "small", is = "true")
        public static double[] rawDataSmall(Path dataFile) {
            return new double[0];
        }

        @When(key = "neverSet", unset = true)
        public static int unneeded() {
            return 0;
        }
    }

    public static final class Model {
        @Extract
        public static Split split(double[] rawData, List<Integer> ids) {
            return new Split(rawData, rawData);
        }

        @NodeName("score")
        @When(key = "task", is = "BINARY")
        public static double binary(double[] train, @Default("7") int neighbours) {
            return neighbours;
        }

        @NodeName("score")
        @When(key = "task", is = "REGRESSION")
        public static double regression(double[] validation) {
            return 0;
        }

        public static Results results(@From Results parts) {
            return parts;
        }
    }

    @PipelineSpec(
            modules = {Loading.class, Model.class},
            config = Config.class,
            params = Params.class,
            outputs = Outputs.class)
    public static final class Spec {}

    private static Pipeline pipeline() {
        return Pipeline.of(Spec.class).build();
    }

    @Test
    void specBecomesTheDataflowOfItsConfiguration() {
        Pipeline withoutUnneeded = Pipeline.named("p")
                .modules(Loading.class, Model.class)
                .config("task", Task.BINARY)
                .config("small", true)
                .config("neverSet", "x")
                .params(Params.class)
                .outputs(Outputs.class)
                .build();

        ResolvedDataflow dataflow = Compiler.dataflow(withoutUnneeded);

        assertThat(dataflow.resolved())
                .extracting(ResolvedNode::name)
                .containsExactly("rawData", "split", "train", "score", "results");
        assertThat(dataflow.find("rawData").function()).endsWith("#rawDataSmall");
        assertThat(dataflow.find("train").unit()).isEqualTo("split");
        assertThat(dataflow.find("train").module()).isEqualTo(Model.class);
        assertThat(dataflow.find("train").kind()).isEqualTo("component");
        assertThat(dataflow.params().keySet()).containsExactly("bonus", "dataFile", "ids", "neighbours");
        assertThat(dataflow.params().get("neighbours"))
                .isEqualTo(new ParamSpec("neighbours", TypeRef.of(Integer.class), false, true, 7));
        assertThat(dataflow.config().keySet()).containsExactly("small", "task");
        assertThat(dataflow.find("results").binds().get(0)).isInstanceOf(Bind.ToAll.class);
        assertThat(dataflow.find("results").needs()).containsExactly("task", "score", "bonus");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatExceptionOfType(PipelineException.class)
                .isThrownBy(() -> Compiler.dataflow(pipeline()))
                .withMessage("""
                        2 problems

                        [Config/UnknownKey] there is no config key 'neverSet'
                          at %s
                          fix: the config keys are: small, task

                        [Config/Missing] config key 'task' (Task) has no value and no default; declared by component 'task' of CompilerTest.Config
                          it decides which variants exist
                          asked for by 'results' (%2$s) as 'parts.task'
                          path: results -> task
                          at %2$s
                          fix: give it with --config task=… or .with("task", …); it may be BINARY or REGRESSION""".formatted(at(Loading.class, "unneeded"), at(Model.class, "results")));
    }

    public static final class Chain {
        public static int b(int a) {
            return a + 1;
        }

        public static int c(int b) {
            return b + 1;
        }
    }

    public static final class Versions {
        @NodeName("n")
        @When(key = "version", is = "1")
        public static int first() {
            return 1;
        }

        @NodeName("n")
        @When(key = "version", not = "2")
        public static int second() {
            return 2;
        }

        public static int k(int n) {
            return n;
        }
    }

    @Test
    void modulesAloneAreAnOpenWorld() {
        ResolvedDataflow dataflow = Compiler.dataflow(List.of(Chain.class), Map.of());

        assertThat(dataflow.params().get("a").required()).isTrue();
        assertThat(Compiler.dataflow(List.of(Chain.class), Map.of("a", 2))
                        .find("b")
                        .binds())
                .containsExactly(new Bind.ToConfig(TypeRef.of(int.class), "a"));
    }

    @Test
    void configKeyThatHidesANodeIsNotSilent() {
        assertThatExceptionOfType(PipelineException.class)
                .isThrownBy(() -> Compiler.dataflow(List.of(Chain.class), Map.of("c", 100)))
                .withMessageStartingWith("[Dataflow/DuplicateNode] 'c' is defined twice: by CompilerTest.Chain.c ("
                        + at(Chain.class, "c") + ") and by config(\"c\", …)");
    }

    @Test
    void variantsThatBothMatchOrNeitherAreTold() {
        assertThatExceptionOfType(PipelineException.class)
                .isThrownBy(() -> Compiler.dataflow(List.of(Versions.class), Map.of("version", 1)))
                .withMessage("""
                        [Dataflow/AmbiguousVariant] 2 variants of 'n' exist under version=1
                          CompilerTest.Versions.first (%s): version=1
                          CompilerTest.Versions.second (%s): version!=2
                          at %s
                          fix: make their conditions exclude each other, or mark the general one with @Otherwise""".formatted(
                        at(Versions.class, "first"), at(Versions.class, "second"), at(Versions.class, "second")));
        assertThat(Compiler.dataflow(List.of(Versions.class), Map.of("version", 2))
                        .ofRequests("n"))
                .asString()
                .startsWith("[Dataflow/NoVariant] no variant of 'n' exists under version=2\n  "
                        + Versions.class.getName() + ".first needs version=1\n  " + Versions.class.getName()
                        + ".second needs version!=2\n  asked for by 'k'");
        assertThat(Compiler.dataflow(List.of(Versions.class), Map.of())
                        .find("n")
                        .function())
                .endsWith("#second");
    }

    public static final class Sums {
        public static int one() {
            return 1;
        }

        public static int sum(int left, int right) {
            return left + right;
        }
    }

    @Test
    void nodesAreMadeFromData() {
        Map<String, List<String>> sums = Map.of(
                "ab", List.of("a", "b"),
                "cd", List.of("c", "d"),
                "abcd", List.of("ab", "cd"),
                "abcdcd", List.of("abcd", "cd"));
        List<NodeSpec> nodes = new ArrayList<>();
        List.of("a", "b", "c", "d").forEach(name -> nodes.add(NodeSpec.of(name, Sums.class, "one")));
        sums.forEach((name, of) -> nodes.add(NodeSpec.of(name, Sums.class, "sum")
                .bind("left", Binding.name(of.get(0)))
                .bind("right", Binding.name(of.get(1)))));

        ResolvedDataflow dataflow = Compiler.dataflow(Pipeline.named("sums")
                .nodes(Nodes.of(nodes))
                .outputs("abcdcd", "ab")
                .build());

        assertThat(dataflow.resolved())
                .extracting(ResolvedNode::name)
                .containsExactly("a", "b", "ab", "c", "d", "cd", "abcd", "abcdcd");
        assertThat(dataflow.outputs()).containsExactly("abcdcd", "ab");
    }

    @Test
    void pipelineWithoutOutputsIsResolvedWhole() {
        assertThat(Compiler.dataflow(Pipeline.named("p")
                                .modules(Chain.class)
                                .param("a", 1)
                                .build())
                        .resolved())
                .hasSize(2);
    }

    private static String at(Class<?> module, String method) {
        return SourceLines.place(Methods.declaredBy(module).get(method).get(0));
    }
}
