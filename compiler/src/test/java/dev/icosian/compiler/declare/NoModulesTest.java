package dev.icosian.compiler.declare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Pipeline;
import dev.icosian.Problem;
import dev.icosian.internal.ModelAccess;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoModulesTest {
    private static List<Problem> problems(Pipeline.Builder builder) {
        return NoModules.in(ModelAccess.get().declaration(builder.build()));
    }

    @Test
    void aPipelineOfNothingIsAProblem() {
        assertThat(problems(Pipeline.named("empty").param("a").outputs("b")))
                .extracting(Problem::toString)
                .containsExactly("[Pipeline/NoModules] pipeline 'empty' has no modules, and so no nodes\n"
                        + "  fix: name the classes of its functions: .modules(…), or modules = {…} of @PipelineSpec");
    }

    @Test
    void nodesMayComeFromElsewhere() {
        assertThat(problems(Pipeline.named("p").modules(String.class))).isEmpty();
        assertThat(problems(Pipeline.named("p").nodes(Nodes.of(NodeSpec.of("a", Math.class, "abs")))))
                .isEmpty();
        assertThat(problems(Pipeline.named("p")
                        .subdag("s", s -> s.modules(String.class).output("a"))))
                .isEmpty();
    }
}
