package dev.icosian.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import acme.growth.Growth;
import dev.icosian.Grouping;
import dev.icosian.Materializer;
import dev.icosian.Pipeline;
import dev.icosian.Plan;
import dev.icosian.compiler.SamplePipelines;
import dev.icosian.test.Golden;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanComparisonTest {
    /** What changed, which of shape, digest and code change, and how it is said. */
    static Stream<Arguments> changes() {
        return Stream.of(
                change("nothing", "", p -> p),
                change("retries", "digest", p -> p.defaults(s -> s.attempts(2).timeout(Duration.ofSeconds(1)))),
                change("target options", "digest", p -> p.option("airflow.owner", "ml")),
                change("a default", "shape digest", p -> p.build().with("rate", 0.5).toBuilder()),
                change("the variant", "shape digest code", p -> p.build().with("region", Growth.Region.US).toBuilder()),
                change(
                        "the grouping",
                        "shape digest",
                        p -> p.step("prepare", s -> s.upstreamOf("split"))
                                .step("rest", s -> s.rest())
                                .step("train", s -> s.nodes("result"))),
                change(
                        "a materializer",
                        "shape digest",
                        p -> p.materialize(
                                "result",
                                Materializer.of(
                                        "other", 2, Double.class, "text/plain", (value, out) -> {}, in -> 0.0))),
                change(
                        "a requested node",
                        "shape digest",
                        p -> p.outputs("split")
                                .materialize(Materializer.of(
                                        "split", 1, Growth.Split.class, "a/b", (value, out) -> {}, in -> null))),
                change("all in one step", "shape digest", p -> p.build().grouped(Grouping.single()).toBuilder()),
                change("other code", "code", p -> p.codeRoots("acme.growth")),
                change("a param", "shape digest", p -> p.param("extra", 7)),
                change("the name", "shape digest", p -> p.build().renamed("everything_else").toBuilder()));
    }

    private static Arguments change(String what, String digests, UnaryOperator<Pipeline.Builder> change) {
        return Arguments.of(what, digests, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void everyChangeIsSaidAndSeenByTheRightDigests(
            String what, String digests, UnaryOperator<Pipeline.Builder> change) {
        Plan before = SamplePipelines.everything().build().plan();
        Plan after = change.apply(SamplePipelines.everything()).build().plan();
        String changed = (before.shape().equals(after.shape()) ? "" : "shape ")
                + (before.digest().equals(after.digest()) ? "" : "digest ")
                + (before.codeDigest().equals(after.codeDigest()) ? "" : "code ");
        assertThat(changed.strip()).isEqualTo(digests);
        assertThat(before.diff(Plan.parse(after.toJson()))).isEqualTo(before.diff(after));
        assertThat(before.diff(after).isEmpty()).isEqualTo(digests.isEmpty());
    }

    @Test
    void everyChangeIsSaidInWords() throws IOException {
        StringBuilder all = new StringBuilder();
        changes().map(Arguments::get).forEach(change -> {
            @SuppressWarnings("unchecked") // as the table says
            UnaryOperator<Pipeline.Builder> made = (UnaryOperator<Pipeline.Builder>) change[2];
            Plan before = SamplePipelines.everything().build().plan();
            Plan after = made.apply(SamplePipelines.everything()).build().plan();
            all.append("# ").append(change[0]).append('\n');
            before.diff(after).lines().forEach(line -> all.append(line).append('\n'));
            all.append('\n');
        });

        Golden.assertMatches("plan-diff.txt", all.toString());
    }

    /** What changed, and what becomes of the results that the steps have stored. */
    static Stream<Arguments> recomputations() {
        return Stream.of(
                recomputed("nothing", p -> p, "prepare NO, train NO"),
                recomputed("retries", p -> p.defaults(s -> s.attempts(2)), "prepare NO, train NO"),
                recomputed("options", p -> p.option("airflow.owner", "ml"), "prepare NO, train NO"),
                recomputed(
                        "a config key of the last step",
                        p -> p.build().with("rate", 0.5).toBuilder(),
                        "prepare NO, train YES"),
                recomputed(
                        "a variant in the first step, and a config key in the last one",
                        p -> p.build().with("region", Growth.Region.US).toBuilder(),
                        "prepare YES, train YES"),
                recomputed("the name", p -> p.build().renamed("other").toBuilder(), "prepare YES, train YES"),
                recomputed(
                        "how a value is stored that nobody but the outside reads",
                        p -> p.materialize(
                                "result",
                                Materializer.of("other", 2, Double.class, "text/plain", (value, out) -> {}, in -> 0.0)),
                        "prepare NO, train YES"),
                recomputed(
                        "how a value is stored that both know",
                        p -> p.materialize(
                                "numbers",
                                Materializer.of("raw", 1, double[].class, "a/b", (value, out) -> {}, in -> null)),
                        "prepare YES, train YES"),
                recomputed("the first step's results", p -> p.outputs("holidays"), "prepare YES, train PERHAPS"),
                recomputed(
                        "the name of a step",
                        p -> p.build().grouped(Grouping.single()).toBuilder()
                                .step("early", s -> s.upstreamOf("scaled"))
                                .step("train", s -> s.rest()),
                        "early YES, train PERHAPS, prepare NO"));
    }

    private static Arguments recomputed(String what, UnaryOperator<Pipeline.Builder> change, String steps) {
        return Arguments.of(what, change, steps);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recomputations")
    void whatResultsAreGoodForAfterwardsFollowsFromTheKeys(
            String what, UnaryOperator<Pipeline.Builder> change, String steps) {
        Plan before = SamplePipelines.everything().build().plan();
        Plan after = change.apply(SamplePipelines.everything()).build().plan();

        assertThat(PlanComparison.of(before, after).steps().stream()
                        .map(step -> step.step() + " " + step.recomputed())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(steps);
    }
}
