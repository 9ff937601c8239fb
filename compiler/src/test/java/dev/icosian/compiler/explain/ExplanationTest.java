package dev.icosian.compiler.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import acme.shop.Features;
import acme.shop.Foreign;
import dev.icosian.Materializer;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.Compiler;
import dev.icosian.compiler.SamplePipelines;
import dev.icosian.test.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTest {
    private static final Compilation EVERYTHING =
            Compiler.compile(SamplePipelines.everything().build());

    /** One of each kind. */
    @ParameterizedTest
    @CsvSource({
        "function, numbers",
        "checked, scaled",
        "check, scaled.check.range",
        "raw, scaled.raw",
        "component, train",
        "parameterized, shortMean",
        "ephemeral, client",
        "gathering, result",
        "variant, holidays",
        "param, seed",
        "config, region",
        "step, prepare",
        "step-with-the-name-of-a-node, step:train",
        "overview, ''"
    })
    void explanationIsTheGoldenOne(String kind, String name) {
        Explanation explanation = name.isEmpty() ? Explanation.overview(EVERYTHING) : Explanation.of(EVERYTHING, name);
        String text = String.join("\n", explanation.lines()) + "\n";
        Golden.assertMatches("explain/" + kind + ".txt", text);
    }

    @Test
    void codeIsShownWithWhatIsOutsideTheRoots() {
        Pipeline pipeline = Pipeline.named("shop")
                .modules(Features.class)
                .param("spend")
                .param("signups")
                .outputs("perSignup")
                .materialize(Materializer.of("number", 1, Double.class, "text/plain", (value, out) -> {}, in -> 0.0))
                .build();
        assertThat(Explanation.of(Compiler.compile(pipeline), "perSignup").lines())
                .anyMatch(line -> line.matches("  code        bytecode:[0-9a-f]{12}, 2 parts"));
        Pipeline narrow = pipeline.toBuilder().codeRoots("com.acme").build();
        assertThat(Explanation.of(Compiler.compile(narrow), "perSignup").lines())
                .contains("              not counted, since outside the code roots: acme.shop")
                .anyMatch(line -> line.matches("  code        bytecode:[0-9a-f]{12}, 0 parts"));
    }

    @Test
    void librariesAreShownAndWhetherTheirVersionCounts() {
        Pipeline pipeline = Pipeline.named("shop")
                .modules(Foreign.class)
                .param("spend")
                .outputs("version")
                .materialize(Materializer.of("text", 1, String.class, "text/plain", (value, out) -> {}, in -> ""))
                .build();
        assertThat(Explanation.of(Compiler.compile(pipeline), "version").lines())
                .anyMatch(line -> line.matches("              uses com.fasterxml.jackson.core:jackson-core [0-9.]+,"
                        + " whose version does not count"));
        Pipeline counted =
                pipeline.toBuilder().library("com.fasterxml.jackson.core").build();
        assertThat(Explanation.of(Compiler.compile(counted), "version").lines())
                .anyMatch(line -> line.matches(
                        "              uses com.fasterxml.jackson.core:jackson-core [0-9.]+, whose version counts"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scalled|[Explain/UnknownName] pipeline 'everything' has no node, step, param or config key 'scalled'"
                        + "\\n  fix: did you mean 'scaled'?",
                "nothing|[Explain/UnknownName] pipeline 'everything' has no node, step, param or config key 'nothing'"
                        + "\\n  fix: without a name, explain shows what there is",
                "test|[Explain/UnknownName] node 'test' is not in the plan: no requested node needs it"
                        + "\\n  fix: request it, or a node that needs it"
            })
    void unknownNameIsAProblem(String name, String expected) {
        assertThat(catchThrowableOfType(PipelineException.class, () -> Explanation.of(EVERYTHING, name))
                        .getMessage())
                .isEqualTo(expected.replace("\\n", "\n"));
    }

    @Test
    void selectorThatNamesWhatIsNotNeededNowIsIgnoredAndSaidSo() {
        Compilation compilation = Compiler.compile(SamplePipelines.everything()
                .step("train", s -> s.nodes("test").rest())
                .build());
        assertThat(Explanation.of(compilation, "step:train").lines()).contains("  ignored     test (not needed now)");
    }

    @Test
    void replacedNodeIsNamed() {
        Compilation compilation = Compiler.compile(SamplePipelines.everything()
                .param("holidays", 2.0)
                .replacing("holidays")
                .build());
        assertThat(Explanation.of(compilation, "holidays").lines())
                .containsExactly(
                        "holidays: Double, a run parameter",
                        "  value       given per run, --param holidays=…; default 2.0",
                        "  used by     scaled.raw (prepare)",
                        "  replaces    param(\"holidays\", …) stands here instead of Growth.holidaysUk (Growth.java:74)");
    }

    @Test
    void runtimeAddsWhatItKnows() {
        assertThat(Explanation.of(EVERYTHING, "numbers")
                        .with("last", List.of("r-1", "in 2.8 s"))
                        .lines())
                .endsWith("  last        r-1", "              in 2.8 s");
    }
}
