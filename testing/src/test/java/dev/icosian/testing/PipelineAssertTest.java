package dev.icosian.testing;

import static dev.icosian.testing.IcosianAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.Pipeline;
import java.util.List;
import java.util.function.Consumer;
import orders.Orders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asserted of plans, met and not met. */
final class PipelineAssertTest {
    private static final String STEPS = """

            steps of 'orders':
              filter
                reads  nothing
                writes count, kept
              average
                reads  count, kept
                writes mean""";

    private static final Pipeline RIGHT = Orders.pipeline();

    private static final Pipeline UNKNOWN_OUTPUT =
            RIGHT.toBuilder().outputs("median").build();

    private static final Pipeline TWO_PROBLEMS =
            UNKNOWN_OUTPUT.toBuilder().outputs("meen").build();

    private static final Pipeline CYCLE =
            RIGHT.toBuilder().step("filter", s -> s.nodes("kept", "mean")).build();

    static List<Consumer<Pipeline>> met() {
        return List.of(
                pipeline -> assertThat(pipeline).compiles(),
                pipeline -> assertThat(pipeline).step("filter"),
                pipeline -> assertThat(pipeline).step("filter").reads().writes("kept", "count"),
                pipeline -> assertThat(pipeline)
                        .compiles()
                        .step("average")
                        .reads("kept", "count")
                        .writes("mean")
                        .contains("total")
                        .containsNot("kept", "count")
                        .and()
                        .step("filter")
                        .contains("kept", "count")
                        .containsNot("mean"));
    }

    @ParameterizedTest
    @MethodSource("met")
    void metAssertionsSayNothing(Consumer<Pipeline> assertion) {
        assertThatCode(() -> assertion.accept(RIGHT)).doesNotThrowAnyException();
    }

    @Test
    void theOnlyProblemIsKnownByCodeAndParts() {
        assertThatCode(() -> assertThat(CYCLE)
                        .hasOnlyProblem("Grouping/Cycle", "leaves step 'filter'", "fix: ")
                        .hasOnlyProblem("Grouping/Cycle"))
                .doesNotThrowAnyException();
    }

    static List<Arguments> notMet() {
        return List.of(
                fails(UNKNOWN_OUTPUT, pipeline -> assertThat(pipeline).compiles(), """
                        pipeline 'orders' does not compile: [Dataflow/UnknownOutput] there is no node 'median', requested by outputs("median")
                          fix: request one of: count, kept, mean, prices, total"""),
                fails(TWO_PROBLEMS, pipeline -> assertThat(pipeline).step("filter"), """
                        pipeline 'orders' does not compile: 2 problems

                        [Dataflow/UnknownOutput] there is no node 'median', requested by outputs("median")
                          fix: request one of: count, kept, mean, prices, total

                        [Dataflow/UnknownOutput] there is no node 'meen', requested by outputs("meen")
                          fix: did you mean 'mean'?"""),
                fails(
                        RIGHT,
                        pipeline -> assertThat(pipeline).hasOnlyProblem("Grouping/Cycle"),
                        "pipeline 'orders' compiles, instead of having the problem [Grouping/Cycle]" + STEPS),
                fails(UNKNOWN_OUTPUT, pipeline -> assertThat(pipeline).hasOnlyProblem("Grouping/Cycle"), """
                        pipeline 'orders' was expected to have only the problem [Grouping/Cycle], but has [Dataflow/UnknownOutput] there is no node 'median', requested by outputs("median")
                          fix: request one of: count, kept, mean, prices, total"""),
                fails(TWO_PROBLEMS, pipeline -> assertThat(pipeline).hasOnlyProblem("Dataflow/UnknownOutput"), """
                        pipeline 'orders' was expected to have only the problem [Dataflow/UnknownOutput], but has 2 problems

                        [Dataflow/UnknownOutput] there is no node 'median', requested by outputs("median")
                          fix: request one of: count, kept, mean, prices, total

                        [Dataflow/UnknownOutput] there is no node 'meen', requested by outputs("meen")
                          fix: did you mean 'mean'?"""),
                fails(
                        UNKNOWN_OUTPUT,
                        pipeline -> assertThat(pipeline).hasOnlyProblem("Dataflow/UnknownOutput", "median", "mode"),
                        """
                        pipeline 'orders' has the expected problem, without 'mode' in its text: [Dataflow/UnknownOutput] there is no node 'median', requested by outputs("median")
                          fix: request one of: count, kept, mean, prices, total"""),
                fails(
                        RIGHT,
                        pipeline -> assertThat(pipeline).step("train"),
                        "pipeline 'orders' has no step 'train'" + STEPS),
                fails(
                        RIGHT,
                        pipeline -> assertThat(pipeline).step("average").reads("prices", "count", "total"),
                        """
                        step 'average' of pipeline 'orders' reads other nodes than expected
                          missing: prices, total
                          not expected: kept""" + STEPS),
                fails(RIGHT, pipeline -> assertThat(pipeline).step("filter").reads("prices"), """
                        step 'filter' of pipeline 'orders' reads other nodes than expected
                          missing: prices""" + STEPS),
                fails(RIGHT, pipeline -> assertThat(pipeline).step("filter").writes("kept"), """
                        step 'filter' of pipeline 'orders' writes other nodes than expected
                          not expected: count""" + STEPS),
                fails(
                        RIGHT,
                        pipeline -> assertThat(pipeline).step("filter").contains("total", "kept", "mean"),
                        """
                        step 'filter' of pipeline 'orders' lacks mean, total
                          its nodes: count, kept""" + STEPS),
                fails(RIGHT, pipeline -> assertThat(pipeline).step("filter").containsNot("kept", "mean"), """
                        step 'filter' of pipeline 'orders' contains kept
                          its nodes: count, kept""" + STEPS));
    }

    private static Arguments fails(Pipeline pipeline, Consumer<Pipeline> assertion, String text) {
        return Arguments.of(pipeline, assertion, text);
    }

    @ParameterizedTest
    @MethodSource("notMet")
    void failedAssertionsShowProblemsOrSteps(Pipeline pipeline, Consumer<Pipeline> assertion, String text) {
        assertThatThrownBy(() -> assertion.accept(pipeline))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage(text);
    }
}
