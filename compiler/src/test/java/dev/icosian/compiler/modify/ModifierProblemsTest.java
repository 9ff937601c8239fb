package dev.icosian.compiler.modify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Binding;
import dev.icosian.Check;
import dev.icosian.Collect;
import dev.icosian.Default;
import dev.icosian.Extract;
import dev.icosian.ForEach;
import dev.icosian.ItemFailure;
import dev.icosian.Literal;
import dev.icosian.NodeName;
import dev.icosian.NodeSpec;
import dev.icosian.Parameterize;
import dev.icosian.Tag;
import dev.icosian.Then;
import dev.icosian.When;
import dev.icosian.compiler.expand.Expansion;
import dev.icosian.compiler.expand.Unit;
import dev.icosian.compiler.read.SourceLines;
import dev.icosian.compiler.use.ConfigView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be wrong with annotations, one finding at a time. */
class ModifierProblemsTest {
    private static final ConfigView CONFIG = Expansions.config("region", TimeUnit.DAYS, "fast", true);

    public interface IllegalName {
        @NodeName("tax rate")
        static double x() {
            return 1;
        }
    }

    public interface UnknownKey {
        @When(key = "regoin", is = "UK")
        static double x() {
            return 1;
        }
    }

    public interface UnknownValue {
        @When(key = "region", is = "DAY")
        static double x() {
            return 1;
        }
    }

    public interface UnknownFlag {
        @When(key = "fast", not = "yes")
        static double x() {
            return 1;
        }
    }

    public interface NoCondition {
        @When(key = "region")
        static double x() {
            return 1;
        }
    }

    public interface WrongLiteral {
        static double x(@Literal("3.5") int weeks) {
            return 1;
        }
    }

    public interface WrongDefault {
        static double x(@Default("WEEKS") TimeUnit unit) {
            return 1;
        }
    }

    public interface TypeOfLiteral {
        static double x(@Literal("3") Thread thread) {
            return 1;
        }
    }

    public interface FileAsLiteral {
        static double x(@Literal("a.csv") Path file) {
            return 1;
        }
    }

    public interface NoSuchParameter {
        @Parameterize(name = "x", from = "spent=tv")
        static double smoothed(double spend, double costs) {
            return 1;
        }
    }

    public interface NoAssignment {
        @Parameterize(name = "x", literal = "spend")
        static double smoothed(double spend) {
            return 1;
        }
    }

    public interface BoundTwice {
        @Parameterize(name = "x", from = "spend=tv", literal = "spend=3")
        static double smoothed(double spend) {
            return 1;
        }
    }

    public interface NoRecord {
        @Extract
        static List<String> x() {
            return List.of();
        }
    }

    public record Row(double left) {}

    public interface ExtractColumns {
        @Extract(columns = Row.class)
        static Row x() {
            return new Row(1);
        }
    }

    public interface ExtractFill {
        @Extract(fill = "0")
        static Row x() {
            return new Row(1);
        }
    }

    public interface NoComponent {
        @Extract
        @Check(on = "lefd", min = 0)
        static Row x() {
            return new Row(1);
        }
    }

    public interface NothingExtracted {
        @Check(on = "left", min = 0)
        static Row x() {
            return new Row(1);
        }
    }

    public interface NoTag {
        @Tag("owner")
        static double x() {
            return 1;
        }
    }

    public interface ThenAnnotation {
        @Then("round")
        static double x() {
            return 1;
        }
    }

    public interface ForEachAnnotation {
        @ForEach
        static List<Double> x() {
            return List.of();
        }
    }

    public interface CollectAnnotation {
        static double x(@Collect List<Double> items) {
            return 1;
        }
    }

    public interface ItemFailureAnnotation {
        @ItemFailure(ItemFailure.Mode.NULL)
        static double x() {
            return 1;
        }
    }

    static Stream<Arguments> findings() {
        return Stream.of(
                finding(
                        IllegalName.class,
                        "[Module/IllegalName] 'tax rate' is no legal name of a node",
                        "use 1 to 100 letters of A to Z and a to z, digits and '_', not beginning with a digit;"
                                + " @NodeName gives a function another name"),
                finding(
                        UnknownKey.class,
                        "[Config/UnknownKey] there is no config key 'regoin'",
                        "did you mean 'region'?"),
                finding(
                        UnknownValue.class,
                        "[Config/UnknownValue] config key 'region' has no value 'DAY'; it has NANOSECONDS,"
                                + " MICROSECONDS, MILLISECONDS, SECONDS, MINUTES, HOURS, DAYS",
                        "did you mean 'DAYS'?"),
                finding(
                        UnknownFlag.class,
                        "[Config/UnknownValue] config key 'fast' has no value 'yes'; it has true, false",
                        "use one of these"),
                finding(
                        NoCondition.class,
                        "[When/NoCondition] @When(key = \"region\") of 'x' says no value",
                        "add is, not, or unset = true"),
                finding(
                        WrongLiteral.class,
                        "[Literal/Invalid] the constant for parameter 'weeks' (int) of 'x' does not fit:"
                                + " expected a whole number, found 3.5",
                        "write a whole number"),
                finding(
                        WrongDefault.class,
                        "[Literal/Invalid] the constant for parameter 'unit' (java.util.concurrent.TimeUnit) of 'x'"
                                + " does not fit: expected one of NANOSECONDS, MICROSECONDS, MILLISECONDS, SECONDS,"
                                + " MINUTES, HOURS, DAYS, found \"WEEKS\"",
                        "write one of NANOSECONDS, MICROSECONDS, MILLISECONDS, SECONDS, MINUTES, HOURS, DAYS"),
                finding(
                        TypeOfLiteral.class,
                        "[Literal/Type] parameter 'thread' of 'x' cannot have a constant: java.lang.Thread cannot be"
                                + " written as a value; possible are numbers, boolean, String, enums, java.time, URI,"
                                + " Path, and List, arrays, Map<String, …> and records of these",
                        "let a function return the value"),
                finding(
                        FileAsLiteral.class,
                        "[Literal/Path] parameter 'file' of 'x' has a file as a literal",
                        "make it a param, so that each run records the file's content"),
                finding(
                        NoSuchParameter.class,
                        "[Modifier/NoSuchParameter] the function of 'x' has no parameter 'spent'",
                        "did you mean 'spend'?"),
                finding(
                        NoAssignment.class,
                        "[Modifier/IllegalArgument] @Parameterize of 'x': 'spend' is not of the form parameter=value",
                        "write parameter=value"),
                finding(
                        BoundTwice.class,
                        "[Modifier/IllegalArgument] parameter 'spend' of 'x' is bound twice",
                        "keep one of the two"),
                finding(
                        NoRecord.class,
                        "[Extract/NotARecord] 'x' returns java.util.List<java.lang.String>, which is no record,"
                                + " so there are no components to extract",
                        "return a record, or remove @Extract"),
                finding(
                        ExtractColumns.class,
                        "[Modifier/NotSupported] @Extract with columns of 'x' is not supported yet",
                        "return a record of arrays or lists, one component per column"),
                finding(
                        ExtractFill.class,
                        "[Modifier/NotSupported] @Extract with fill of 'x' is not supported yet",
                        "return a record of arrays or lists, one component per column"),
                finding(
                        NoComponent.class,
                        "[Check/NoSuchComponent] 'x' extracts no component 'lefd'",
                        "did you mean 'left'?"),
                finding(
                        NothingExtracted.class,
                        "[Check/NoSuchComponent] 'x' extracts no component 'left'",
                        "add @Extract, or leave out on"),
                finding(
                        NoTag.class,
                        "[Modifier/IllegalArgument] @Tag of 'x': 'owner' is not of the form key=value",
                        "write key=value"),
                finding(
                        ThenAnnotation.class,
                        "[Modifier/NotSupported] @Then on 'x' is not supported yet",
                        "call the helper in the function, or in a function after it"),
                finding(
                        ForEachAnnotation.class,
                        "[Modifier/NotSupported] @ForEach on 'x' is not supported yet",
                        "loop over the list in one function"),
                finding(
                        CollectAnnotation.class,
                        "[Modifier/NotSupported] @Collect on parameter 'items' of 'x' is not supported yet",
                        "loop over the list in one function"),
                finding(
                        ItemFailureAnnotation.class,
                        "[Modifier/NotSupported] @ItemFailure on 'x' is not supported yet",
                        "catch the exception in the function"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("findings")
    void findingIsReportedAtTheFunction(String name, Class<?> module, String message, String hint) {
        Expansion expansion = Expansions.ofModules(CONFIG, module);

        String place = SourceLines.place(module.getDeclaredMethods()[0]);
        assertThat(Expansions.problems(expansion)).containsExactly(message + "\n  at " + place + "\n  fix: " + hint);
        assertThat(expansion.units()).isEmpty();
        assertThat(expansion.broken()).contains(name.equals("IllegalName") ? "tax rate" : "x");
    }

    public interface Code {
        static double weekly(double series, int weeks, Path file) {
            return series;
        }

        static void nothing() {}
    }

    static Stream<Arguments> findingsInCode() {
        NodeSpec weekly = NodeSpec.of("x", Code.class, "weekly");
        return Stream.of(
                Arguments.of(
                        weekly.bind("weeks", Binding.literal("3")),
                        "[Literal/Invalid] the constant for parameter 'weeks' (int) of 'x' does not fit:"
                                + " expected a whole number, found \"3\""),
                Arguments.of(
                        weekly.bind("weeks", Binding.orDefault(3_000_000_000L)),
                        "[Literal/Invalid] the constant for parameter 'weeks' (int) of 'x' does not fit:"
                                + " expected a whole number from -2147483648 to 2147483647 (int), found 3000000000"),
                Arguments.of(
                        weekly.bind("weeks", Binding.literal(TimeUnit.DAYS)),
                        "[Literal/Invalid] the constant for parameter 'weeks' (int) of 'x' does not fit:"
                                + " expected a whole number,"
                                + " found a java.util.concurrent.TimeUnit"),
                Arguments.of(
                        weekly.bind("file", Binding.literal(Path.of("a"))),
                        "[Literal/Path] parameter 'file' of 'x' has a file as a literal"),
                Arguments.of(weekly.renamed("a-b"), "[Module/IllegalName] 'a-b' is no legal name of a node"),
                Arguments.of(weekly.renamed("a..b"), "[Module/IllegalName] 'a..b' is no legal name of a node"),
                Arguments.of(
                        weekly.modify("from", Map.of("value", "a")),
                        "[Modifier/IllegalArgument] modifier 'from' of 'x' stands on no parameter"),
                Arguments.of(
                        weekly.modify("check", Map.of("min", "0")),
                        "[Modifier/IllegalArgument] modifier 'check' of 'x': argument 'min' must be of type double,"
                                + " but is '0' (java.lang.String)"),
                Arguments.of(
                        weekly.modify("check", Map.of("oneOf", List.of(1, "2"))),
                        "[Modifier/IllegalArgument] modifier 'check' of 'x': argument 'oneOf' must be a list of double,"
                                + " but is [1, 2] (java.util.ImmutableCollections$List12)"),
                Arguments.of(
                        weekly.modify("reuse", Map.of("value", "ALWAYS")),
                        "[Modifier/IllegalArgument] modifier 'reuse' of 'x': argument 'value' must be of type Scope,"
                                + " but is 'ALWAYS' (java.lang.String)"),
                Arguments.of(
                        NodeSpec.of("x", Code.class, "nothing"),
                        "[Module/VoidResult] function 'nothing' returns nothing, so there is no value to be a node"),
                Arguments.of(
                        NodeSpec.of("x", Code.class, "weakly"),
                        "[Module/NoSuchMethod] class " + Code.class.getName() + " has no method 'weakly'"));
    }

    @ParameterizedTest
    @MethodSource("findingsInCode")
    void findingInCodeIsReported(NodeSpec node, String message) {
        Expansion expansion = Expansions.ofCode(node);

        assertThat(expansion.problems()).singleElement().satisfies(problem -> {
            assertThat("[" + problem.code() + "] " + problem.message()).isEqualTo(message);
            assertThat(problem.place()).isNotNull();
            assertThat(problem.hint()).isNotNull();
        });
        assertThat(expansion.units()).isEmpty();
        assertThat(expansion.broken()).containsExactly(node.name());
    }

    public interface Several {
        @When(key = "regoin", is = "UK")
        @Tag("owner")
        @Check(min = 3, max = 2)
        static double a(@Literal("x") int weeks, @Default("y") int months) {
            return 1;
        }

        @Parameterize(name = "good", literal = "weeks=3")
        @Parameterize(name = "bad", literal = "weeks=x")
        static double b(int weeks) {
            return 1;
        }
    }

    @Test
    void allFindingsOfANodeComeAtOnceAndLeaveOthersAlone() {
        Expansion expansion = Expansions.ofModules(CONFIG, Several.class);

        assertThat(expansion.problems())
                .extracting(problem -> problem.code() + " " + problem.message())
                .containsExactly(
                        "Config/UnknownKey there is no config key 'regoin'",
                        "Literal/Invalid the constant for parameter 'weeks' (int) of 'a' does not fit:"
                                + " expected a whole number, found \"x\"",
                        "Literal/Invalid the constant for parameter 'months' (int) of 'a' does not fit:"
                                + " expected a whole number, found \"y\"",
                        "Check/IllegalArgument @Check of 'a': min 3.0 is greater than max 2.0",
                        "Modifier/IllegalArgument @Tag of 'a': 'owner' is not of the form key=value",
                        "Literal/Invalid the constant for parameter 'weeks' (int) of 'bad' does not fit:"
                                + " expected a whole number, found \"x\"");
        assertThat(expansion.units()).extracting(Unit::name).containsExactly("good");
        assertThat(expansion.broken()).containsExactly("a", "bad");
    }

    private static Arguments finding(Class<?> module, String message, String hint) {
        return Arguments.of(module.getSimpleName(), module, message, hint);
    }
}
