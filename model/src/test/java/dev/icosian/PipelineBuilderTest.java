package dev.icosian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.internal.Declaration;
import dev.icosian.internal.GroupingKind;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.StepDeclaration;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PipelineBuilderTest {
    record Config(int region) {}

    record Params(int seed) {}

    record Outputs(int total) {}

    @PipelineSpec(
            modules = PipelineBuilderTest.class,
            config = Config.class,
            params = Params.class,
            outputs = Outputs.class)
    static final class MonthEnd {}

    @PipelineSpec(modules = PipelineBuilderTest.class, name = "named")
    static final class Named {}

    static Stream<Arguments> wrongShapes() {
        return Stream.of(
                wrong(
                        () -> Pipeline.named("Month End"),
                        "[Pipeline/IllegalName] 'Month End' cannot be the name of a pipeline: it must be 1 to 63 lower-case"
                                + " letters, digits and '_', beginning with a letter, and no Python keyword\n"
                                + "  fix: write 'month_end'"),
                wrong(
                        () -> Pipeline.named("p").step("class", s -> s.rest()),
                        "[Pipeline/IllegalName] 'class' cannot be the name of a step: it must be 1 to 63 lower-case letters,"
                                + " digits and '_', beginning with a letter, and no Python keyword\n"
                                + "  fix: write 'class_0889113e'"),
                wrong(
                        () -> Pipeline.named("p").params(Record.class),
                        "[Pipeline/NotARecord] the params record is java.lang.Record itself, which has no components\n"
                                + "  fix: name a record of your own"),
                wrong(
                        () -> Pipeline.of(String.class),
                        "[Pipeline/NoSpec] class java.lang.String has no @PipelineSpec\n"
                                + "  fix: put @PipelineSpec(modules = {…}) on it, or start from Pipeline.named(\"string\")"),
                wrong(
                        () -> Pipeline.of(MonthEnd.class).param("seed"),
                        "[Pipeline/SaidTwice] params are said by the record dev.icosian.PipelineBuilderTest$Params and in"
                                + " code: seed\n  fix: keep one of the two forms"),
                wrong(
                        () -> Pipeline.of(MonthEnd.class).config("region", 1),
                        "[Pipeline/SaidTwice] config keys are said by the record dev.icosian.PipelineBuilderTest$Config and"
                                + " in code: region\n  fix: keep one of the two forms"),
                wrong(
                        () -> Pipeline.of(MonthEnd.class).outputs("total"),
                        "[Pipeline/SaidTwice] outputs are said by the record dev.icosian.PipelineBuilderTest$Outputs and in"
                                + " code: total\n  fix: keep one of the two forms"),
                wrong(
                        () -> Pipeline.named("p").param("a").param("a", 1),
                        "[Pipeline/SaidTwice] param 'a' is said twice\n  fix: keep one of them"),
                wrong(
                        () -> Pipeline.of(MonthEnd.class).params(Config.class),
                        "[Pipeline/SaidTwice] there are two params records: dev.icosian.PipelineBuilderTest$Params and"
                                + " dev.icosian.PipelineBuilderTest$Config\n  fix: keep one of them"),
                wrong(
                        () -> Pipeline.named("p").defaults(s -> s.rest().attempts(2)),
                        "[Step/SelectorInDefaults] defaults(…) selects nodes; it sets the policy that steps have unless they"
                                + " say otherwise\n  fix: move the selector into a step(\"name\", s -> …)"),
                wrong(
                        () -> step(s -> s.attempts(0)),
                        "[Step/IllegalValue] step 's' has attempts(0); the number counts the first try, so it is at least 1\n"
                                + "  fix: write attempts(1)"),
                wrong(
                        () -> step(s -> s.timeout(Duration.ZERO)),
                        "[Step/IllegalValue] step 's' has timeout(PT0S); it is at least one millisecond"),
                wrong(
                        () -> step(s -> s.backoff(Duration.ofSeconds(2), Duration.ofSeconds(1))),
                        "[Step/IllegalValue] step 's' has backoff(PT2S, PT1S); the first wait is at least 0 and at most the"
                                + " bound"),
                wrong(
                        () -> step(s -> s.memory("2 GB")),
                        "[Step/IllegalValue] step 's' has memory(\"2 GB\"), which is no Kubernetes quantity\n"
                                + "  fix: write 512Mi or 2Gi"),
                wrong(
                        () -> step(s -> s.cpu(Double.NaN)),
                        "[Step/IllegalValue] step 's' has cpu(NaN); it is a number of cores, at least 0.001\n"
                                + "  fix: write cpu(0.5)"),
                wrong(
                        () -> step(s -> s.option("pool", "dwh")),
                        "[Step/IllegalValue] step 's' has the option 'pool', whose key is not of the form target.name\n"
                                + "  fix: write option(\"airflow.pool\", \"dwh\")"),
                wrong(
                        () -> step(s -> s.tagged("owner")),
                        "[Step/IllegalValue] step 's' selects the tag 'owner', which is not of the form key=value\n"
                                + "  fix: write tagged(\"owner=growth\")"));
    }

    @ParameterizedTest
    @MethodSource("wrongShapes")
    void wrongShapeIsSaidByBuild(Supplier<Pipeline.Builder> builder, String message) {
        assertThatThrownBy(() -> builder.get().build())
                .isInstanceOf(PipelineException.class)
                .hasMessage(message);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(
                        () -> Pipeline.named("P").step("S", s -> s.attempts(0)).build())
                .isInstanceOfSatisfying(
                        PipelineException.class,
                        exception -> assertThat(exception.problems())
                                .extracting(Problem::code)
                                .containsExactly("Pipeline/IllegalName", "Pipeline/IllegalName", "Step/IllegalValue"))
                .hasMessageStartingWith("3 problems\n\n[Pipeline/IllegalName] 'P' cannot be");
    }

    @Test
    void nameComesFromTheSpecOrItsClass() {
        assertThat(Pipeline.of(MonthEnd.class).build().name()).isEqualTo("month_end");
        assertThat(Pipeline.of(Named.class).build().name()).isEqualTo("named");
    }

    @Test
    void aPipelineIsAValue() {
        Pipeline pipeline = Pipeline.named("p")
                .step("a", s -> s.nodes("x"))
                .defaults(s -> s.attempts(3))
                .build();
        assertThat(declared(pipeline.renamed("q")).name()).isEqualTo("q");
        assertThat(declared(pipeline.with("region", "UK")).configValues()).containsEntry("region", "UK");
        assertThat(declared(pipeline).configValues()).isEmpty();
        assertThat(pipeline.name()).isEqualTo("p");
    }

    @Test
    void aSecondStepOfTheSameNameReplacesTheFirst() {
        Declaration declared = declared(Pipeline.named("p")
                .step("a", s -> s.nodes("x"))
                .step("b", s -> s.rest())
                .step("a", s -> s.nodes("y").attempts(2))
                .build());
        assertThat(declared.steps()).extracting(StepDeclaration::name).containsExactly("a", "b");
        assertThat(declared.steps().get(0).attempts()).isEqualTo(2);
    }

    @Test
    void aGroupingReplacesStepsButNotTheDefaults() {
        Pipeline grouped = Pipeline.named("p")
                .step("a", s -> s.rest())
                .defaults(s -> s.attempts(3))
                .build()
                .grouped(Grouping.byTag("owner"));
        assertThat(declared(grouped).steps()).isEmpty();
        assertThat(declared(grouped).grouping()).isEqualTo(new GroupingKind.ByTag("owner"));
        assertThat(declared(grouped).defaults().attempts()).isEqualTo(3);
        assertThat(declared(grouped.toBuilder().step("b", s -> s.rest()).build())
                        .grouping())
                .isNull();
    }

    private static Arguments wrong(Supplier<Pipeline.Builder> builder, String message) {
        return Arguments.of(builder, message);
    }

    private static Pipeline.Builder step(Consumer<Step> members) {
        return Pipeline.named("p").step("s", members);
    }

    private static Declaration declared(Pipeline pipeline) {
        return ModelAccess.get().declaration(pipeline);
    }
}
