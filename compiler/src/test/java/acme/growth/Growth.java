package acme.growth;

import dev.icosian.Check;
import dev.icosian.CodeVersion;
import dev.icosian.DataflowModule;
import dev.icosian.Default;
import dev.icosian.Extract;
import dev.icosian.From;
import dev.icosian.Importance;
import dev.icosian.Literal;
import dev.icosian.NodeCheck;
import dev.icosian.NodeName;
import dev.icosian.Parameterize;
import dev.icosian.Reuse;
import dev.icosian.Tag;
import dev.icosian.When;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A module with a use of everything that plans show. Code has versions, so that no fingerprint depends on javac. */
@DataflowModule
@Tag("owner=growth")
public final class Growth {
    private Growth() {}

    /** Where. */
    public enum Region {
        /** Here. */
        US,
        /** There. */
        UK
    }

    /** What shapes the graph. */
    public record Config(
            @Default("US") Region region,
            @Default("0.25") double rate,
            @Default("true") boolean fast) {}

    /** The values of a run. */
    public record Params(
            Path dataFile,
            @Default("7") int seed,
            @Default("2026-01-31") LocalDate day) {}

    /** Two parts of the numbers. */
    public record Split(double[] train, double[] test) {}

    /** Two means. */
    public record Means(double shortMean, double longMean) {}

    /** Judges. */
    public static final class Whole implements NodeCheck<Double> {
        @Override
        public CheckResult check(Double value) {
            boolean whole = value == Math.rint(value);
            return new CheckResult(whole, "not whole", whole ? 0 : 1);
        }
    }

    @CodeVersion("1")
    @Reuse(Reuse.Scope.WITHIN_RUN)
    public static double[] numbers(Path dataFile) {
        return new double[] {dataFile.getNameCount()};
    }

    @CodeVersion("1")
    @When(key = "region", is = "UK")
    @NodeName("holidays")
    public static double holidaysUk(double[] numbers) {
        return numbers.length;
    }

    @CodeVersion("2")
    @When(key = "region", not = "UK")
    @NodeName("holidays")
    public static double holidaysElsewhere(double[] numbers) {
        return -numbers.length;
    }

    @CodeVersion("1")
    @Check(min = 0, max = 1)
    @Check(by = Whole.class, importance = Importance.WARN)
    @Tag("pii=none")
    public static double scaled(double[] numbers, double holidays, @Literal("0.5") double factor, int seed) {
        return numbers[0] * holidays * factor * seed;
    }

    @CodeVersion("1")
    @Extract
    public static Split split(double[] numbers, double scaled) {
        return new Split(numbers, numbers);
    }

    @CodeVersion("1")
    @Parameterize(name = "shortMean", from = "values=train", literal = "window=3", doc = "The mean of few.")
    @Parameterize(name = "longMean", from = "values=train", literal = "window=21")
    public static double mean(double[] values, int window) {
        return values[0] / window;
    }

    @CodeVersion("1")
    public static StringBuilder client(Region region, double rate) {
        return new StringBuilder(region.name()).append(rate);
    }

    @CodeVersion("1")
    public static double result(
            @From({"shortMean", "longMean"}) List<Double> list,
            @From({"shortMean", "longMean"}) Map<String, Double> map,
            @From Means means,
            @Nullable Double missing,
            StringBuilder client,
            LocalDate day) {
        return list.size() + map.size() + means.longMean() + client.length() + day.getYear();
    }
}
