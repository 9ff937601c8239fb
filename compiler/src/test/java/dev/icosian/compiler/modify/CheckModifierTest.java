package dev.icosian.compiler.modify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.Check;
import dev.icosian.Extract;
import dev.icosian.Importance;
import dev.icosian.NodeCheck;
import dev.icosian.NodeCheck.CheckResult;
import dev.icosian.NodeSpec;
import dev.icosian.Reuse;
import dev.icosian.StepOutcome.CheckOutcome;
import dev.icosian.compiler.expand.Expansion;
import dev.icosian.compiler.quality.ChecksFailed;
import dev.icosian.internal.Body;
import dev.icosian.internal.SpecData;
import fromdata.Rounded;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What checks make of nodes, and how a value gets through them. */
class CheckModifierTest {
    private static final String OUTCOME = "dev.icosian.StepOutcome$CheckOutcome";

    public static final class Even implements NodeCheck<Double> {
        @Override
        public CheckResult check(Double value) {
            return new CheckResult(value % 2 == 0, value + " is odd or even", value % 2 == 0 ? 0 : 1);
        }
    }

    public interface Score {
        @Check(min = 0, max = 10)
        @Check(max = 5, by = Even.class, importance = Importance.WARN)
        @Check(
                oneOf = {1, 2, 7},
                by = Even.class)
        @Reuse(Reuse.Scope.WITHIN_RUN)
        static double score() {
            return 13;
        }

        @Check(max = 5, importance = Importance.WARN)
        static double warned() {
            return 13;
        }
    }

    @Test
    void allChecksOfANodeShareOneGateAndRepeatedIdsAreCounted() {
        Expansion expansion = Expansions.ofModules(Score.class);

        assertThat(Expansions.names(expansion))
                .containsExactly(
                        "score.raw",
                        "score.check.range",
                        "score.check.range_2",
                        "score.check.even",
                        "score.check.oneOf",
                        "score.check.even_2",
                        "score",
                        "warned.raw",
                        "warned.check.range",
                        "warned");
        SpecData raw = Expansions.node(expansion, "score.raw");
        assertThat(raw.reuse()).isEqualTo(Reuse.Scope.WITHIN_RUN);
        assertThat(raw.applied()).hasSize(4);
        String even = "[\"" + Even.class.getName() + "\"]";
        assertThat(raw.applied().get(1).args()).isEqualTo(Map.of("by", even, "importance", "\"WARN\"", "max", "5.0"));
        Body check = Expansions.node(expansion, "score.check.even").body();
        assertThat(((Body.Operation) check).code()).containsExactly(Even.class);
        assertThat(Expansions.node(expansion, "score").reuse()).isEqualTo(Reuse.Scope.ACROSS_RUNS);
    }

    @Test
    void allFailuresAreGatheredBeforeAnyTakesEffect() throws Exception {
        UnitRun run = new UnitRun(Expansions.ofModules(Score.class));

        assertThatThrownBy(() -> run.value("score"))
                .isInstanceOf(ChecksFailed.class)
                .hasMessage("""
                        3 checks of 'score' failed:
                          range: 13.0 is not between 0.0 and 10.0
                          oneOf: 1 of 1 value not among 1.0, 2.0, 7.0 (first 13.0)
                          even_2: 13.0 is odd or even""")
                .satisfies(failure -> {
                    ChecksFailed failed = (ChecksFailed) failure;
                    assertThat(failed.node()).isEqualTo("score");
                    assertThat(failed.outcomes())
                            .extracting(CheckOutcome::check)
                            .containsExactly("range", "range_2", "even", "oneOf", "even_2");
                });
        assertThat(run.value("score.check.range_2"))
                .isEqualTo(new CheckOutcome(
                        "score", "range_2", Importance.WARN, new CheckResult(false, "13.0 is not at most 5.0", 1)));
    }

    @Test
    void warningsLetTheValuePass() throws Exception {
        assertThat(new UnitRun(Expansions.ofModules(Score.class)).value("warned"))
                .isEqualTo(13.0);
    }

    public record Parts(
            @Check(max = 1) double left, @Nullable String right) {}

    public interface Extracted {
        @Extract
        @Check(on = "left", min = 3)
        @Check(on = "right", nulls = false)
        static Parts parts() {
            return new Parts(2, null);
        }
    }

    @Test
    void componentsAreCheckedByTheirAnnotationsAndByName() {
        Expansion expansion = Expansions.ofModules(Extracted.class);

        assertThat(Expansions.problems(expansion)).isEmpty();
        assertThat(Expansions.lines(expansion))
                .containsExactly(
                        "parts = Extracted#parts : " + Parts.class.getName() + " () {extract}",
                        "left.raw = component : double (value=parts) {check min=3.0} {check max=1.0}",
                        "left.check.range = check : " + OUTCOME + " (value=left.raw)",
                        "left.check.range_2 = check : " + OUTCOME + " (value=left.raw)",
                        "left = checked : double (value=left.raw, checks=[left.check.range, left.check.range_2])",
                        "right.raw = component : java.lang.String? (value=parts) {check nulls=false}",
                        "right.check.nulls = check : " + OUTCOME + " (value=right.raw)",
                        "right = checked : java.lang.String? (value=right.raw, checks=[right.check.nulls])");
        UnitRun run = new UnitRun(expansion);
        assertThatThrownBy(() -> run.value("left"))
                .isInstanceOf(ChecksFailed.class)
                .hasMessageStartingWith("2 checks of 'left' failed:");
        assertThatThrownBy(() -> run.value("right"))
                .isInstanceOf(ChecksFailed.class)
                .hasMessage("check 'nulls' of 'right' failed: the value is null");
    }

    public interface CheckedRecord {
        @Extract
        @Check(nulls = false)
        static @Nullable Parts parts() {
            return new Parts(0, "b");
        }
    }

    @Test
    void componentsComeFromTheCheckedRecord() throws Exception {
        Expansion expansion = Expansions.ofModules(CheckedRecord.class);

        assertThat(Expansions.names(expansion))
                .containsExactly(
                        "parts.raw", "parts.check.nulls", "parts", "left.raw", "left.check.range", "left", "right");
        UnitRun run = new UnitRun(expansion);
        assertThat(run.value("right")).isEqualTo("b");
        assertThat(run.value("left")).isEqualTo(0.0);
    }

    public interface WithHelper {
        @Check(max = 1)
        @Rounded(digits = 1)
        static double ratio() {
            return 0.96;
        }
    }

    @Test
    void checkSeesWhatEarlierModifiersMadeOfTheValue() throws Exception {
        Expansion expansion = Expansions.ofModules(WithHelper.class);

        assertThat(Expansions.names(expansion))
                .containsExactly("ratio.raw", "ratio.with.round", "ratio.check.range", "ratio");
        assertThat(new UnitRun(expansion).value("ratio")).isEqualTo(1.0);
    }

    public interface NotApplicable {
        @Check(min = 0)
        static String name() {
            return "";
        }
    }

    @Test
    void notApplicableIsFoundInThePlan() {
        assertThat(Expansions.ofModules(NotApplicable.class).problems())
                .extracting(problem -> problem.code() + " " + problem.message())
                .containsExactly("Check/NotApplicable @Check: min does not apply to 'name', which is java.lang.String");
    }

    @Test
    void chainsMadeInCodeAreCheckedUnderTheirOwnName() {
        NodeSpec raw = NodeSpec.of("x.raw", Score.class, "score").modify("check", Map.of("min", 0));

        assertThat(Expansions.names(Expansions.ofCode(raw)))
                .isEqualTo(List.of("x.raw.raw", "x.raw.check.range", "x.raw"));
    }
}
