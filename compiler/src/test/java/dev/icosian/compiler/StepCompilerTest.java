package dev.icosian.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import acme.shop.Features;
import dev.icosian.Materializer;
import dev.icosian.Pipeline;
import dev.icosian.Plan;
import dev.icosian.compiler.group.KnownNames;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepCompilerTest {
    private static final Materializer<Double> NUMBER =
            Materializer.of("number", 1, Double.class, "text/plain", (value, out) -> {}, in -> 0.0);
    private static final Materializer<String> TEXT =
            Materializer.of("text", 1, String.class, "text/plain", (value, out) -> {}, in -> "");

    @Test
    void planThatIsWrittenReadsBackEqual() {
        Pipeline pipeline = Pipeline.named("shop")
                .materialize(NUMBER, TEXT)
                .step("prepare", s -> s.upstreamOf("perSignup"))
                .step("train", s -> s.rest().attempts(3))
                .build();
        Flow flow = new Flow()
                .function(Features.class, "perSignup")
                .function(Features.class, "scaled")
                .function(Features.class, "report")
                .outputs("report");
        Compilation compilation = StepCompiler.compile(pipeline, flow.build(), KnownNames.none(), List.of());
        assertThat(compilation.steps()).extracting(CompiledStep::name).containsExactly("prepare", "train");
        assertThat(compilation.step("train").readers()).containsOnlyKeys("perSignup");
        assertThat(compilation.step("train").params()).containsExactly("factor");
        assertThat(Plan.parse(compilation.plan().toJson())).isEqualTo(compilation.plan());
    }
}
