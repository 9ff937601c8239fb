package dev.icosian.compiler.modify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Check;
import dev.icosian.Default;
import dev.icosian.Extract;
import dev.icosian.From;
import dev.icosian.Importance;
import dev.icosian.Literal;
import dev.icosian.NodeName;
import dev.icosian.Otherwise;
import dev.icosian.Parameterize;
import dev.icosian.Tag;
import dev.icosian.When;
import dev.icosian.compiler.expand.Expansion;
import dev.icosian.compiler.expand.Unit;
import dev.icosian.compiler.expand.Variant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each annotation makes of a function. */
class ModifiersTest {
    public interface Plain {
        static double profit(double revenue, double costs) {
            return revenue - costs;
        }
    }

    @Test
    void functionIsANodeBoundByTheNamesOfItsParameters() {
        assertThat(Expansions.lines(Expansions.ofModules(Plain.class)))
                .containsExactly("profit = Plain#profit : double (revenue=revenue, costs=costs)");
    }

    public interface Bound {
        static double a(@From("other") double x) {
            return x;
        }

        static double b(@From({"p", "q"}) List<Double> x) {
            return x.get(0);
        }

        static double c(@From Map.Entry<String, String> x, @Literal("3") int n, @Default("0.5") double share) {
            return n * share;
        }

        static double d(@Literal("[1,2]") List<Integer> weeks, @Default("SECONDS") java.util.concurrent.TimeUnit unit) {
            return 0;
        }
    }

    @Test
    void parametersAreBoundByAnnotations() {
        assertThat(Expansions.lines(Expansions.ofModules(Bound.class)))
                .containsExactly(
                        "a = Bound#a : double (x=other)",
                        "b = Bound#b : double (x=[p, q])",
                        "c = Bound#c : double (x=components, n=literal Integer 3, share=default Double 0.5)",
                        "d = Bound#d : double (weeks=literal List [1, 2], unit=default TimeUnit SECONDS)");
    }

    public interface Variants {
        @NodeName("rates")
        @When(
                key = "region",
                is = {"UK", "EU"})
        static double ratesEurope() {
            return 1;
        }

        @Otherwise
        static double rates() {
            return 2;
        }
    }

    @Test
    void conditionsChooseVariants() {
        Expansion chosen = Expansions.ofModules(Expansions.config("region", "UK"), Variants.class);
        assertThat(Expansions.lines(chosen)).containsExactly("rates = Variants#ratesEurope : double ()");
        assertThat(chosen.units().get(0).condition()).isEqualTo("region=UK|EU");
        assertThat(chosen.unchosen())
                .containsExactly(new Variant("rates", Variants.class.getName() + "#rates", "otherwise"));
        assertThat(chosen.configRead()).containsExactly("region");

        Expansion other = Expansions.ofModules(Expansions.config("region", "US"), Variants.class);
        assertThat(Expansions.lines(other)).containsExactly("rates = Variants#rates : double ()");
        assertThat(other.unchosen())
                .containsExactly(new Variant("rates", Variants.class.getName() + "#ratesEurope", "region=UK|EU"));
    }

    @Tag({"owner=growth", "pii=false"})
    public interface Checked {
        record Pair(@Check(min = 0) @Tag("unit=eur") double left, String right) {}

        @Check(min = 0, max = 1, nan = false)
        @Check(meanMax = 0.7, importance = Importance.WARN)
        @Tag("pii=true")
        static double[] shares(double[] numbers) {
            return numbers;
        }

        @Extract(prefix = "p_")
        static Pair pair() {
            return new Pair(1, "b");
        }

        @Parameterize(name = "tvSmoothed", from = "spend=tv", literal = "window=21")
        @Parameterize(name = "radioSmoothed", from = "spend=radio")
        static double[] smoothed(double[] spend, @Default("3") int window) {
            return spend;
        }
    }

    @Test
    void modifiersMakeMoreNodes() {
        Expansion expansion = Expansions.ofModules(Checked.class);
        assertThat(Expansions.problems(expansion)).isEmpty();
        assertThat(expansion.units())
                .extracting(Unit::name)
                .containsExactly("pair", "shares", "tvSmoothed", "radioSmoothed");
        String outcome = "dev.icosian.StepOutcome$CheckOutcome";
        String pair = Checked.Pair.class.getName();
        assertThat(Expansions.lines(expansion))
                .containsExactly(
                        "pair = Checked#pair : " + pair + " () {extract prefix=\"p_\"} {owner=growth, pii=false}",
                        "p_left.raw = component : double (value=pair) {check min=0.0}",
                        "p_left.check.range = check : " + outcome + " (value=p_left.raw)",
                        "p_left = checked : double (value=p_left.raw, checks=[p_left.check.range])"
                                + " {owner=growth, pii=false, unit=eur}",
                        "p_right = component : java.lang.String (value=pair) {owner=growth, pii=false}",
                        "shares.raw = Checked#shares : double[] (numbers=numbers)"
                                + " {check max=1.0 min=0.0 nan=false} {check importance=\"WARN\" meanMax=0.7}",
                        "shares.check.range = check : " + outcome + " (value=shares.raw)",
                        "shares.check.nan = check : " + outcome + " (value=shares.raw)",
                        "shares.check.mean = check : " + outcome + " (value=shares.raw)",
                        "shares = checked : double[] (value=shares.raw,"
                                + " checks=[shares.check.range, shares.check.nan, shares.check.mean])"
                                + " {owner=growth, pii=true}",
                        "tvSmoothed = Checked#smoothed : double[] (spend=tv, window=literal Integer 21)"
                                + " {owner=growth, pii=false}",
                        "radioSmoothed = Checked#smoothed : double[] (spend=radio, window=default Integer 3)"
                                + " {owner=growth, pii=false}");
    }
}
