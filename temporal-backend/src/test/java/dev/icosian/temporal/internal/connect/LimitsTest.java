package dev.icosian.temporal.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.Compiler;
import dev.icosian.temporal.internal.wire.PlanForm;
import dev.icosian.temporal.program.Shapes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server refuses, or hangs on for ever, is found before anything is sent. */
final class LimitsTest {
    private static final Compilation CHAIN = Compiler.compile(Shapes.named("chain_2"));

    private static Submission submission(
            Compilation compilation, Map<String, Object> params, String store, String queue, int parallel) {
        return new Submission(compilation, params, store, queue, false, false, parallel, Set.of(), List.of(), false);
    }

    private static Submission usual() {
        return submission(CHAIN, Map.of(), "memory:x", "q", 200);
    }

    private static Submission asked(List<String> recompute, boolean fresh, Compilation compilation) {
        return new Submission(compilation, Map.of(), "memory:x", "q", false, false, 200, Set.of(), recompute, fresh);
    }

    static List<Arguments> broken() {
        String name = "12345678901234567890123456789012345678901234567890".repeat(6);
        String shown = "1234567890123456789012345678901234567890…";
        Submission queued = submission(
                Compiler.compile(Shapes.named("chain_2", step -> step.queue(name))), Map.of(), "memory:x", "q", 200);
        Map<String, Object> large = Map.of("rules", "x".repeat(1_500_000), "log", "ü");
        return List.of(
                Arguments.of(
                        "workflow id",
                        usual(),
                        name,
                        Map.of(),
                        "[Temporal/NameTooLong] the workflow id 'chain_2/12345678901234567890123456789012…' has 308"
                                + " bytes, and a server takes 1 to 255\n  fix: give it another name"),
                Arguments.of(
                        "queue of the run",
                        submission(CHAIN, Map.of(), "memory:x", name, 200),
                        "r",
                        Map.of(),
                        "[Temporal/NameTooLong] the queue '" + shown
                                + "' has 300 bytes, and a server takes 1 to 255\n  fix: give it another name"),
                Arguments.of(
                        "empty queue",
                        submission(CHAIN, Map.of(), "memory:x", "", 200),
                        "r",
                        Map.of(),
                        "[Temporal/NameTooLong] the queue '' has 0 bytes, and a server takes 1 to 255\n"
                                + "  fix: give it another name"),
                Arguments.of(
                        "queue of a step",
                        queued,
                        "r",
                        Map.of(),
                        "[Temporal/NameTooLong] the queue of step 'n0' '" + shown
                                + "' has 300 bytes, and a server takes 1 to 255\n  fix: give it another name\n"
                                + "[Temporal/NameTooLong] the queue of step 'n1' '" + shown
                                + "' has 300 bytes, and a server takes 1 to 255\n  fix: give it another name"),
                Arguments.of(
                        "search attribute",
                        usual(),
                        "r",
                        Map.of(name, "x"),
                        "[Temporal/NameTooLong] the search attribute '" + shown
                                + "' has 300 bytes, and a server takes 1 to 255\n  fix: give it another name"),
                Arguments.of(
                        "text of a search attribute",
                        usual(),
                        "r",
                        Map.of("team", name),
                        "[Temporal/NameTooLong] the text of search attribute 'team' '" + shown
                                + "' has 300 bytes, and a server takes 1 to 255\n  fix: give it another name"),
                Arguments.of(
                        "store",
                        submission(CHAIN, Map.of(), "memory:" + name.repeat(4), "q", 200),
                        "r",
                        Map.of(),
                        "[Temporal/NameTooLong] the store 'memory:123456789012345678901234567890123…' has 1207"
                                + " bytes, and a server takes 1 to 1000\n  fix: give it another name"),
                Arguments.of(
                        "pending activities",
                        submission(CHAIN, Map.of(), "memory:x", "q", 1_001),
                        "r",
                        Map.of(),
                        "[Temporal/TooManyParallel] 1001 steps at the same time are asked for; a run can have 1 to"
                                + " 1000\n  fix: ask for fewer: workers decide how many of them really run"),
                Arguments.of(
                        "none at a time",
                        submission(CHAIN, Map.of(), "memory:x", "q", 0),
                        "r",
                        Map.of(),
                        "[Temporal/TooManyParallel] 0 steps at the same time are asked for; a run can have 1 to"
                                + " 1000\n  fix: ask for fewer: workers decide how many of them really run"),
                Arguments.of(
                        "params",
                        submission(CHAIN, large, "memory:x", "q", 200),
                        "r",
                        Map.of(),
                        "[Temporal/InputTooLarge] params and config have 1500025 bytes, and a server takes 1500000\n"
                                + "  fix: put large values into a file, and give its path"),
                Arguments.of(
                        "steps to compute again",
                        asked(
                                IntStream.range(0, 20_000)
                                        .mapToObj(i -> "step_" + i)
                                        .toList(),
                                false,
                                CHAIN),
                        "r",
                        Map.of(),
                        "[Temporal/InputTooLarge] the names of the steps to compute again have 1766670 bytes, and a"
                                + " server takes 1500000\n"
                                + "  fix: group the nodes into fewer steps, or start a run on an empty store"),
                Arguments.of(
                        "several",
                        submission(CHAIN, Map.of(), "memory:x", "", 0),
                        "r",
                        Map.of(),
                        "[Temporal/NameTooLong] the queue '' has 0 bytes, and a server takes 1 to 255\n"
                                + "  fix: give it another name\n"
                                + "[Temporal/TooManyParallel] 0 steps at the same time are asked for; a run can have"
                                + " 1 to 1000\n  fix: ask for fewer: workers decide how many of them really run"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void brokenLimitIsSaid(
            String name, Submission submission, String runId, Map<String, String> attributes, String problems) {
        PipelineException refused = catchThrowableOfType(
                PipelineException.class, () -> Limits.check(submission, runId, submission.input(), attributes));
        assertThat(String.join(
                        "\n", refused.problems().stream().map(LimitsTest::shown).toList()))
                .isEqualTo(problems);
    }

    private static String shown(Problem problem) {
        return "[" + problem.code() + "] " + problem.message() + "\n  fix: " + problem.hint();
    }

    @Test
    void limitsThemselvesAreTaken() {
        String name = "x".repeat(255);
        assertThatCode(() -> Limits.check(
                        submission(CHAIN, Map.of(), "memory:x", name, 1_000),
                        "x".repeat(255 - "chain_2/".length()),
                        usual().input(),
                        Map.of(name, name)))
                .doesNotThrowAnyException();
    }

    @Test
    void namesOfStepsFitIntoActivityTypes() {
        // Longer ones are refused when the pipeline is declared, for every target.
        PipelineException refused = catchThrowableOfType(
                PipelineException.class,
                () -> Shapes.named("chain_2").toBuilder()
                        .step("s".repeat(64), step -> step.rest())
                        .build());
        assertThat(refused.problems().get(0).code()).isEqualTo("Pipeline/IllegalName");
    }

    @Test
    void summaryDetailsAndMemoOfWidePlansStaySmall() {
        Compilation fan = Compiler.compile(Shapes.named("fan_400").toBuilder()
                .outputs(IntStream.range(0, 400).mapToObj(i -> "n" + i).toArray(String[]::new))
                .build());
        Submission submission = submission(fan, Map.of(), "memory:x", "q", 200);
        assertThat(submission.summary()).isEqualTo("pipeline fan_400, 401 steps");
        assertThat(submission.details()).endsWith(" and 381 more");
        assertThat(submission.details().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000);
        assertThat(String.valueOf(submission.options("r").build().getMemo())).hasSizeLessThan(1_000);
        assertThat(PlanForm.steps(fan.plan().steps()))
                .hasSize(401)
                .allSatisfy(step -> assertThat(step.nodes()).hasSizeLessThan(200));
    }
}
