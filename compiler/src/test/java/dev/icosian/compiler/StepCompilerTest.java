package dev.icosian.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import acme.growth.Growth;
import acme.shop.Fast;
import acme.shop.Features;
import acme.shop.Formats;
import acme.shop.Rates;
import dev.icosian.Binding;
import dev.icosian.Grouping;
import dev.icosian.Materializer;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Pipeline;
import dev.icosian.Plan;
import dev.icosian.compiler.plan.PhysicalPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepCompilerTest {
    private static final Materializer<Double> NUMBER =
            Materializer.of("number", 1, Double.class, "text/plain", (value, out) -> {}, in -> 0.0);
    private static final Materializer<String> TEXT =
            Materializer.of("text", 1, String.class, "text/plain", (value, out) -> {}, in -> "");

    private static Pipeline.Builder shop() {
        return Pipeline.named("shop")
                .modules(Features.class)
                .param("spend")
                .param("signups", 3)
                .param("factor", 0.5)
                .outputs("report");
    }

    private static Pipeline.Builder twoSteps() {
        return shop().step("prepare", s -> s.upstreamOf("perSignup"))
                .step("train", s -> s.rest())
                .materialize(NUMBER, TEXT);
    }

    @Test
    void stepHasWhatTheRuntimeNeeds() {
        CompiledStep step = Compiler.compile(twoSteps().build()).step("train");
        assertThat(step.nodes()).extracting(node -> node.name()).containsExactly("scaled", "report");
        assertThat(step.readers()).containsExactly(Map.entry("perSignup", NUMBER));
        assertThat(step.outputs()).containsExactly(Map.entry("report", TEXT));
        assertThat(step.params()).containsExactly("factor");
        assertThat(step.config()).isEmpty();
        assertThat(step.code()).containsOnlyKeys("scaled", "report");
        assertThat(step.code().get("scaled").parts()).containsOnlyKeys("acme.shop.Features.scaled(double,double)");
        assertThat(step.extraCode()).isEmpty();
        assertThat(step.withinRun()).isFalse();
    }

    @Test
    void ephemeralNodesAreEvaluatedInTheirPlace() {
        CompiledStep step =
                Compiler.compile(SamplePipelines.everything().build()).step("train");
        assertThat(step.nodes())
                .extracting(node -> node.name())
                .containsExactly("client", "split", "train", "longMean", "shortMean", "result");
        assertThat(step.config()).containsExactly("rate", "region");
        assertThat(step.code()).containsKey("client");
    }

    @Test
    void nodesOfOneFunctionShareTheirPrint() {
        CompiledStep step = Compiler.compile(Pipeline.named("shop")
                        .modules(Rates.class)
                        .param("spend")
                        .outputs("perSignup", "perVisit")
                        .materialize(NUMBER, TEXT)
                        .build())
                .step("all");
        assertThat(step.code().get("perSignup")).isSameAs(step.code().get("perVisit"));
    }

    @Test
    void lambdasOfAMaterializerCountWithTheirClass() {
        Compilation compilation = Compiler.compile(shop().step("prepare", s -> s.upstreamOf("perSignup"))
                .step("train", s -> s.rest())
                .materialize(Formats.number(), TEXT)
                .build());
        for (String step : new String[] {"prepare", "train"}) {
            assertThat(compilation.step(step).extraCode()).containsOnlyKeys("materializer:number");
            assertThat(compilation
                            .step(step)
                            .extraCode()
                            .get("materializer:number")
                            .parts())
                    .containsOnlyKeys(
                            "acme.shop.Formats.lambda(dev.icosian.Materializer$Reader)",
                            "acme.shop.Formats.lambda(dev.icosian.Materializer$Writer)",
                            "acme.shop.Rounding.round(double)");
        }
        assertThat(compilation.plan().toJson()).contains("\"extra\":{\"materializer:number\":\"bytecode:");
    }

    @Test
    void ownCheckCountsAtItsNode() {
        CompiledStep step = Compiler.compile(
                        SamplePipelines.everything().codeRoots("acme").build())
                .step("prepare");
        assertThat(step.code().get("scaled.check.whole").parts())
                .containsOnlyKeys(
                        "acme.growth.Growth$Whole.<init>()",
                        "acme.growth.Growth$Whole.check(java.lang.Double)",
                        "acme.growth.Growth$Whole.check(java.lang.Object)",
                        "class acme.growth.Growth$Whole");
        assertThat(step.code()).doesNotContainKeys("scaled.check.range", "scaled");
        assertThat(step.code().get("scaled.raw").text()).isEqualTo("version:1");
    }

    @Test
    void unknownCodeIsReusedWithinItsRunOnlyAndSaidSo() {
        Compilation compilation = Compiler.compile(Pipeline.named("fast")
                .modules(Fast.class)
                .param("x")
                .outputs("versioned")
                .materialize(NUMBER)
                .build()
                .grouped(Grouping.perNode()));
        assertThat(compilation.step("doubled").withinRun()).isTrue();
        assertThat(compilation.step("versioned").withinRun()).isFalse();
        assertThat(compilation.step("versioned").code().get("versioned").text()).isEqualTo("version:7");
        assertThat(compilation.plan().warnings()).extracting(Object::toString).containsExactly("""
                        [Key/CodeUnknown] the code of 'doubled' cannot be known, so results are used again in the same run only: acme.shop.Fast has the native method 'twice'
                          fix: give the function @CodeVersion("1") and raise it with every change""");
    }

    @Test
    void policyIsTheStepsOwnElseTheDefaults() {
        Plan plan = twoSteps()
                .defaults(s ->
                        s.attempts(5).queue("q").option("airflow.pool", "a").option("airflow.x", 1))
                .step(
                        "prepare",
                        s -> s.upstreamOf("perSignup")
                                .attempts(2)
                                .timeout(Duration.ofSeconds(3))
                                .option("airflow.pool", "b"))
                .build()
                .plan();
        assertThat(plan.step("prepare").policy())
                .isEqualTo(new Plan.Policy(
                        2,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(3),
                        null,
                        "q",
                        null,
                        null,
                        Map.of("airflow.pool", "b", "airflow.x", 1L)));
        assertThat(plan.step("train").policy().attempts()).isEqualTo(5);
    }

    @Test
    void annotationsAndTheSameNodesSaidInCodeGiveEqualPlanBytes() {
        Nodes nodes = Nodes.of(
                NodeSpec.of("numbers", Growth.class, "numbers")
                        .modify("reuse", Map.of("value", "WITHIN_RUN"))
                        .tag("owner", "growth"),
                NodeSpec.of("holidays", Growth.class, "holidaysElsewhere").tag("owner", "growth"),
                NodeSpec.of("scaled", Growth.class, "scaled")
                        .bind("factor", Binding.literal(0.5))
                        .modify("check", Map.of("min", 0, "max", 1))
                        .modify("check", Map.of("by", List.of(Growth.Whole.class), "importance", "WARN"))
                        .tag("owner", "growth")
                        .tag("pii", "none"));
        Pipeline fromCode = Pipeline.named("same")
                .nodes(nodes)
                .param("dataFile")
                .param("seed", 7)
                .outputs("scaled")
                .materialize(NUMBER)
                .build();
        Pipeline annotated = Pipeline.named("same")
                .modules(Growth.class)
                .config(Growth.Config.class)
                .param("dataFile")
                .param("seed", 7)
                .outputs("scaled")
                .materialize(NUMBER)
                .build();
        String json = ((PhysicalPlan) annotated.plan()).structureJson();
        assertThat(json).contains("\"config\":{\"region\":\"US\"}");
        assertThat(((PhysicalPlan) fromCode.plan()).structureJson())
                .isEqualTo(json.replace("\"config\":{\"region\":\"US\"}", "\"config\":{}"));
    }
}
