package dev.icosian.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import acme.growth.Growth;
import dev.icosian.Grouping;
import dev.icosian.Materializer;
import dev.icosian.Pipeline;
import dev.icosian.Plan;
import dev.icosian.compiler.SamplePipelines;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanDifferTest {
    /** What changed, which of shape, digest and code change, and how it is said. */
    static Stream<Arguments> changes() {
        return Stream.of(
                change("nothing", "", p -> p),
                change(
                        "retries",
                        "digest",
                        p -> p.defaults(s -> s.attempts(2).timeout(Duration.ofSeconds(1))),
                        "step train: attempts: 1 → 2",
                        "step train: timeout: none → 1000 ms"),
                change(
                        "target options",
                        "digest",
                        p -> p.option("airflow.owner", "ml"),
                        "option airflow.owner: growth → ml"),
                change(
                        "a default",
                        "shape digest",
                        p -> p.build().with("rate", 0.5).toBuilder(),
                        "config rate: 0.25 → 0.5"),
                change(
                        "the variant",
                        "shape digest code",
                        p -> p.build().with("region", Growth.Region.US).toBuilder(),
                        "config region: UK → US",
                        "step prepare: node holidays changed: function acme.growth.Growth#holidaysUk →"
                                + " acme.growth.Growth#holidaysElsewhere",
                        "code of holidays changed"),
                change(
                        "the grouping",
                        "shape digest",
                        p -> p.step("prepare", s -> s.upstreamOf("split"))
                                .step("rest", s -> s.rest())
                                .step("train", s -> s.nodes("result")),
                        "step prepare: node split moved here from train",
                        "step prepare: node train moved here from train",
                        "step prepare: output numbers removed: double[] by numbers v3",
                        "step prepare: output train added: double[] by numbers v3",
                        "step prepare: attempts: 3 → 1",
                        "step prepare: backoff: 2000 ms → 1000 ms",
                        "step prepare: longest backoff: 300000 ms → 60000 ms",
                        "step prepare: timeout: 600000 ms → none",
                        "step prepare: heartbeat: 30000 ms → none",
                        "step prepare: queue: big → none",
                        "step prepare: memory: 2Gi → none",
                        "step prepare: cpu: 0.5 → none",
                        "step prepare: option airflow.pool removed: dwh",
                        "step prepare: option airflow.priority removed: 7",
                        "step prepare: option airflow.wait removed: true",
                        "step prepare: option airflow.weight removed: 0.1",
                        "step rest added: longMean, shortMean",
                        "step train: node longMean moved to rest",
                        "step train: node shortMean moved to rest",
                        "step train: node split moved to prepare",
                        "step train: node train moved to prepare",
                        "step train: input longMean added: rest",
                        "step train: input numbers removed: prepare",
                        "step train: input scaled removed: prepare",
                        "step train: input shortMean added: rest"),
                change(
                        "a materializer",
                        "shape digest",
                        p -> p.materialize(
                                "result",
                                Materializer.of("other", 2, Double.class, "text/plain", (value, out) -> {}, in -> 0.0)),
                        "step train: output result: java.lang.Double by number v1 → java.lang.Double by other v2"),
                change(
                        "a requested node",
                        "shape digest",
                        p -> p.outputs("split")
                                .materialize(Materializer.of(
                                        "split", 1, Growth.Split.class, "a/b", (value, out) -> {}, in -> null)),
                        "requested split added",
                        "step train: output split added: acme.growth.Growth$Split by split v1"));
    }

    private static Arguments change(
            String what, String digests, UnaryOperator<Pipeline.Builder> change, String... lines) {
        return Arguments.of(what, digests, change, List.of(lines));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void everyChangeIsSaidAndSeenByTheRightDigests(
            String what, String digests, UnaryOperator<Pipeline.Builder> change, List<String> lines) {
        Plan before = SamplePipelines.everything().build().plan();
        Plan after = change.apply(SamplePipelines.everything()).build().plan();
        String changed = (before.shape().equals(after.shape()) ? "" : "shape ")
                + (before.digest().equals(after.digest()) ? "" : "digest ")
                + (before.codeDigest().equals(after.codeDigest()) ? "" : "code ");
        assertThat(changed.strip()).isEqualTo(digests);
        assertThat(before.diff(after).lines()).isEqualTo(lines);
        assertThat(before.diff(Plan.parse(after.toJson())).lines()).isEqualTo(lines);
        assertThat(before.diff(after).isEmpty()).isEqualTo(lines.isEmpty());
    }

    @Test
    void stepThatIsGoneIsSaid() {
        Plan everything = SamplePipelines.everything().build().plan();
        Plan single =
                SamplePipelines.everything().build().grouped(Grouping.single()).plan();
        assertThat(everything.diff(single).lines())
                .contains(
                        "step all added: holidays, longMean, numbers, result, scaled, scaled.check.range,"
                                + " scaled.check.whole, scaled.raw, shortMean, split, train",
                        "step train removed: longMean, result, shortMean, split, train");
    }
}
