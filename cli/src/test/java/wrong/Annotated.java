package wrong;

import static wrong.BadPipeline.bad;

import dev.icosian.Check;
import dev.icosian.Default;
import dev.icosian.Extract;
import dev.icosian.From;
import dev.icosian.Literal;
import dev.icosian.Modifier;
import dev.icosian.NodeCheck;
import dev.icosian.NodeModifier;
import dev.icosian.NodeName;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Parameterize;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.Tag;
import dev.icosian.When;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Annotations that say what cannot be. */
public final class Annotated {
    private Annotated() {}

    /** Constants that do not fit. */
    public static final class Constants {
        private Constants() {}

        /** Four of them. */
        public static double net(
                @Literal("two") int count,
                @Literal("2026-02-30") LocalDate day,
                @Literal("prices.csv") Path file,
                @Literal("x") Thread thread,
                @Default("[1,") List<Integer> weights) {
            return count;
        }
    }

    /** What @Parameterize can say wrong. */
    public static final class Parameterized {
        private Parameterized() {}

        /** Two nodes that cannot be. */
        @Parameterize(
                name = "a",
                from = {"prise=price", "rate"},
                literal = "rate=high")
        @Parameterize(name = "b", from = "price=gross", literal = "price=1.0")
        @Parameterize(name = "b")
        public static double net(double price, double rate) {
            return price / rate;
        }
    }

    /** Names that nodes may not have. */
    public static final class Named {
        private Named() {}

        /** A blank. */
        @NodeName("net price")
        public static double net(double price) {
            return price;
        }

        /** A dot. */
        @NodeName("tax.raw")
        public static double tax(double price) {
            return price;
        }

        /** Nothing. */
        @NodeName("")
        public static double none(double price) {
            return price;
        }
    }

    /** Parts of what has none. */
    public static final class Extracted {
        private Extracted() {}

        /** A number. */
        @Extract
        public static double net(double price) {
            return price;
        }

        /** Twice the same names. */
        @Extract
        public static Pair pair(double price) {
            return new Pair(price, price);
        }

        /** Once more. */
        @Extract
        public static Pair other(double price) {
            return new Pair(price, price);
        }
    }

    /** Two numbers. */
    public record Pair(double left, double right) {}

    /** Checks with arguments that cannot be. */
    public static final class Checked {
        private Checked() {}

        /** Bounds the wrong way round, and more. */
        @Check(min = 2, max = 1, meanMin = Double.NaN, maxNanFraction = 2, maxStdDev = -1, matches = "(")
        public static double[] net(double[] prices) {
            return prices;
        }

        /** Nothing. */
        @Check
        public static double tax(double price) {
            return price;
        }

        /** For texts. */
        @Check(oneOfText = "a", notEmpty = true)
        public static int count(double price) {
            return 1;
        }

        /** For numbers. */
        @Check(min = 1)
        @Check(nan = false)
        public static String title(double price) {
            return "title";
        }

        /** A part that is not there. */
        @Extract
        @Check(on = "middle", min = 0)
        public static Pair pair(double price) {
            return new Pair(price, price);
        }
    }

    /** A check that does not apply. */
    public static final class Titled {
        private Titled() {}

        /** No number. */
        @Check(max = 1)
        public static String title() {
            return "title";
        }
    }

    /** Checks of one's own that cannot be used. */
    public static final class OwnChecks {
        private OwnChecks() {}

        /** Four of them. */
        @Check(by = {NeedsArgument.class, Failing.class, Unloadable.class, OfText.class})
        public static double net(double price) {
            return price;
        }
    }

    /** Cannot be made without a limit. */
    public static final class NeedsArgument implements NodeCheck<Double> {
        private final double limit;

        /** Takes a limit. */
        public NeedsArgument(double limit) {
            this.limit = limit;
        }

        @Override
        public CheckResult check(Double value) {
            return new CheckResult(value < limit, "", 0);
        }
    }

    /** Cannot be made at all. */
    public static final class Failing implements NodeCheck<Double> {
        /** Throws. */
        public Failing() {
            throw new IllegalStateException("no rates");
        }

        @Override
        public CheckResult check(Double value) {
            return new CheckResult(true, "", 0);
        }
    }

    /** Cannot even be loaded. */
    public static final class Unloadable implements NodeCheck<Double> {
        private static final double LIMIT = Double.parseDouble("none");

        @Override
        public CheckResult check(Double value) {
            return new CheckResult(value < LIMIT, "", 0);
        }
    }

    /** For another type. */
    public static final class OfText implements NodeCheck<String> {
        @Override
        public CheckResult check(String value) {
            return new CheckResult(true, "", 0);
        }
    }

    /** Tags that are no pairs. */
    public static final class Tagged {
        private Tagged() {}

        /** Three of them. */
        @Tag({"owner", "=growth", "pii="})
        public static double net(double price) {
            return price;
        }
    }

    /** Conditions on nothing. */
    public static final class Conditional {
        private Conditional() {}

        /** No value, and no such key. */
        @When(key = "region")
        @When(key = "regoin", is = "UK")
        public static double net(double price) {
            return price;
        }
    }

    /** What @From cannot gather. */
    public static final class Gathering {
        private Gathering() {}

        /** Into a number, into a map by number, from components of no record, and of other types. */
        public static double net(
                @From({"a", "b"}) double sum,
                @From({"a", "b"}) Map<Integer, Double> byNumber,
                @From List<Double> all,
                @From({"a", "b"}) List<String> texts) {
            return sum;
        }

        /** One. */
        public static double a() {
            return 1;
        }

        /** Another. */
        public static double b() {
            return 2;
        }
    }

    /** By a modifier that throws. */
    @Modifier(Throwing.class)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Throws {}

    /** By a modifier that cannot be made. */
    @Modifier(Unmade.class)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface NotMade {}

    /** By a modifier that cannot be loaded. */
    @Modifier(Unloaded.class)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface NotLoaded {}

    /** Cannot be loaded. */
    public static final class Unloaded extends Own {
        private static final double LIMIT = Double.parseDouble("none");

        @Override
        public int version() {
            return (int) LIMIT;
        }

        @Override
        public Nodes apply(Nodes unit, Use use) {
            return unit;
        }
    }

    /** By a modifier that gives null. */
    @Modifier(Null.class)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface GivesNull {}

    /** By a modifier that loses the node. */
    @Modifier(Losing.class)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Loses {}

    /** By a modifier with problems of its own. */
    @Modifier(Refusing.class)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Refuses {
        /** A number. */
        int value();
    }

    /** What others share. */
    public abstract static class Own implements NodeModifier {
        @Override
        public String id() {
            return getClass().getSimpleName();
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Phase phase() {
            return Phase.TRANSFORM;
        }
    }

    /** Throws. */
    public static final class Throwing extends Own {
        @Override
        public Nodes apply(Nodes unit, Use use) {
            throw new IllegalStateException("no rates");
        }
    }

    /** Has no constructor for others. */
    public static final class Unmade extends Own {
        private Unmade() {}

        @Override
        public Nodes apply(Nodes unit, Use use) {
            return unit;
        }
    }

    /** Gives null. */
    public static final class Null extends Own {
        @Override
        @SuppressWarnings("NullAway")
        public Nodes apply(Nodes unit, Use use) {
            return null;
        }
    }

    /** Gives nothing. */
    public static final class Losing extends Own {
        @Override
        public Nodes apply(Nodes unit, Use use) {
            return Nodes.of();
        }
    }

    /** Says what is wrong. */
    public static final class Refusing extends Own {
        @Override
        public Nodes apply(Nodes unit, Use use) {
            throw new PipelineException(List.of(new Problem(
                    "Acme/TooLarge", "the value " + use.args().get("value") + " is too large", null, null)));
        }
    }

    /** Functions under such modifiers. */
    public static final class Modified {
        private Modified() {}

        /** Throws. */
        @Throws
        public static double a(double price) {
            return price;
        }

        /** Cannot be made. */
        @NotMade
        public static double b(double price) {
            return price;
        }

        /** Null. */
        @GivesNull
        public static double c(double price) {
            return price;
        }

        /** Nothing. */
        @Loses
        public static double d(double price) {
            return price;
        }

        /** Cannot be loaded. */
        @NotLoaded
        public static double f(double price) {
            return price;
        }

        /** A problem. */
        @Refuses(7)
        public static double e(double price) {
            return price;
        }
    }

    private static Supplier<Pipeline.Builder> of(Class<?> module) {
        return () -> Pipeline.named("annotated").modules(module).param("price").param("rate");
    }

    static List<BadPipeline> table() {
        return List.of(
                bad(
                        "constants that do not fit",
                        of(Constants.class),
                        "Literal/Invalid the constant for parameter 'count' (int) of 'net' does not fit: expected a whole number, found \"two\"",
                        "Literal/Invalid the constant for parameter 'day' (java.time.LocalDate) of 'net' does not fit: expected a date such as 2026-01-31, found \"2026-02-30\"",
                        "Literal/Invalid the constant for parameter 'weights' (java.util.List<java.lang.Integer>) of 'net' does not fit",
                        "Literal/Path parameter 'file' of 'net' has a file as a literal",
                        "Literal/Type parameter 'thread' of 'net' cannot have a constant: java.lang.Thread"),
                bad(
                        "parameterized wrongly",
                        of(Parameterized.class),
                        "Literal/Invalid the constant for parameter 'rate' (double) of 'a' does not fit: expected a number, found \"high\"",
                        "Modifier/IllegalArgument @Parameterize of 'a': 'rate' is not of the form parameter=value",
                        "Modifier/IllegalArgument parameter 'price' of 'b' is bound twice",
                        "Modifier/NoSuchParameter the function of 'a' has no parameter 'prise'"),
                bad(
                        "names that nodes may not have",
                        of(Named.class),
                        "Module/IllegalName 'net price' is no legal name of a node",
                        "Module/IllegalName 'tax.raw' is no legal name of a node",
                        "Module/IllegalName '' is no legal name of a node"),
                bad(
                        "parts of what has none",
                        of(Extracted.class),
                        "Dataflow/DuplicateNode 'left' is defined twice: by the modifiers of 'other'",
                        "Dataflow/DuplicateNode 'right' is defined twice: by the modifiers of 'other'",
                        "Extract/NotARecord 'net' returns double, which is no record, so there are no components to extract"),
                bad(
                        "checks with arguments that cannot be",
                        of(Checked.class),
                        "Check/IllegalArgument @Check of 'net': matches is no regular expression: Unclosed group near index 1",
                        "Check/IllegalArgument @Check of 'net': maxNanFraction 2.0 is not between 0 and 1",
                        "Check/IllegalArgument @Check of 'net': maxStdDev -1.0 is not 0 or more",
                        "Check/IllegalArgument @Check of 'net': meanMin is NaN",
                        "Check/IllegalArgument @Check of 'net': min 2.0 is greater than max 1.0",
                        "Check/NotApplicable @Check: matches does not apply to 'net', which is double[]",
                        "Check/IllegalArgument @Check of 'tax': it checks nothing",
                        "Check/NotApplicable @Check: notEmpty does not apply to 'count', which is int",
                        "Check/NotApplicable @Check: oneOfText does not apply to 'count', which is int",
                        "Check/NotApplicable @Check: min does not apply to 'title', which is java.lang.String",
                        "Check/NotApplicable @Check: nan does not apply to 'title', which is java.lang.String",
                        "Check/NoSuchComponent 'pair' extracts no component 'middle'"),
                bad(
                        "checks of one's own that cannot be used",
                        of(OwnChecks.class),
                        "Check/NoConstructor the check wrong.Annotated$Failing cannot be made: its constructor threw java.lang.IllegalStateException: no rates",
                        "Check/NoConstructor the check wrong.Annotated$NeedsArgument cannot be made: it has no public constructor without parameters",
                        "Check/NoConstructor the check wrong.Annotated$Unloadable cannot be made: a class cannot be loaded: java.lang.NumberFormatException: For input string: \"none\"",
                        "Check/NotApplicable @Check: wrong.Annotated$OfText checks String, but 'net' is double"),
                bad(
                        "tags that are no pairs",
                        of(Tagged.class),
                        "Modifier/IllegalArgument @Tag of 'net': '=growth' is not of the form key=value",
                        "Modifier/IllegalArgument @Tag of 'net': 'owner' is not of the form key=value"),
                bad(
                        "conditions on nothing",
                        () -> Pipeline.named("annotated")
                                .modules(Conditional.class)
                                .config("region", "UK"),
                        "Config/UnknownKey there is no config key 'regoin'",
                        "When/NoCondition @When(key = \"region\") of 'net' says no value"),
                bad(
                        "gathering what does not fit",
                        of(Gathering.class),
                        "Dataflow/CannotGather parameter 'all' of 'net' gathers one node per component, but is List<Double>, which is no record",
                        "Dataflow/CannotGather parameter 'byNumber' of 'net' gathers by name, but is Map<Integer, Double>",
                        "Dataflow/CannotGather parameter 'sum' of 'net' gathers a, b, but is double",
                        "Dataflow/TypeMismatch node 'a'",
                        "Dataflow/TypeMismatch node 'b'"),
                bad(
                        "modifiers that fail",
                        of(Modified.class),
                        "Modifier/NoConstructor the modifier wrong.Annotated$Unloaded cannot be made: a class cannot be loaded: java.lang.NumberFormatException: For input string: \"none\"",
                        "Modifier/NoConstructor the modifier wrong.Annotated$Unmade cannot be made: it has no public constructor without parameters",
                        "Modifier/Failed modifier 'Throwing' failed on node 'a': java.lang.IllegalStateException: no rates",
                        "Modifier/Failed modifier 'Null' failed on node 'c': it returned null",
                        "Modifier/Failed modifier 'Losing' failed on node 'd': it returned no nodes",
                        "Acme/TooLarge the value 7 is too large"),
                bad(
                        "modifiers used wrongly in code",
                        () -> Pipeline.named("annotated")
                                .nodes(Nodes.of(
                                        NodeSpec.of("a", Functions.Good.class, "net")
                                                .modify("chek", Map.of("min", 0)),
                                        NodeSpec.of("b", Functions.Good.class, "net")
                                                .modify("check", Map.of("minimum", 0)),
                                        NodeSpec.of("c", Functions.Good.class, "net")
                                                .modify("check", Map.of("min", "low")),
                                        NodeSpec.of("d", Functions.Good.class, "net")
                                                .modify("tag", Map.of()),
                                        NodeSpec.of("e", Functions.Good.class, "net")
                                                .modify("literal", Map.of("value", "1.5")))),
                        "Modifier/IllegalArgument modifier 'check' of 'b': there is no argument 'minimum'",
                        "Modifier/IllegalArgument modifier 'check' of 'c': argument 'min' must be of type double, but is 'low' (java.lang.String)",
                        "Modifier/IllegalArgument modifier 'literal' of 'e' stands on no parameter",
                        "Modifier/IllegalArgument modifier 'tag' of 'd': argument 'value' is missing",
                        "Modifier/Unknown there is no modifier 'chek', which node 'a' uses"));
    }
}
