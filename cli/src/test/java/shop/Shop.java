package shop;

import dev.icosian.DataflowModule;
import dev.icosian.Default;
import dev.icosian.NodeName;
import dev.icosian.Pipeline;
import dev.icosian.When;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Prices from a file, judged: the pipelines that the tests of the command line run. */
@DataflowModule
public final class Shop {
    private Shop() {}

    /** How many prices there are, and their mean. */
    public record Summary(int count, double mean) {}

    /** What is shown to whom. */
    public enum Audience {
        /** Those who buy. */
        BUYER,
        /** Those who sell. */
        SELLER
    }

    /** Shapes the graph. */
    public record Config(@Default("BUYER") Audience audience) {}

    /** Shapes the graph, and has no default. */
    public record NeededConfig(Audience audience) {}

    /** The values of a run. */
    public record Params(
            Path dataFile,
            @Default("2.0") double factor,
            @Default("[1,2]") List<Integer> weights,
            @Default("a b") String title) {}

    /** One price per line. */
    public static double[] prices(Path dataFile) throws IOException {
        return Files.readAllLines(dataFile).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** Prices times a factor, and the first weight. */
    public static double[] scaled(double[] prices, double factor, List<Integer> weights) {
        return Arrays.stream(prices)
                .map(price -> price * factor * weights.get(0))
                .toArray();
    }

    /** Count and mean. */
    public static Summary summary(double[] scaled) {
        if (scaled.length == 0) {
            throw new IllegalArgumentException("there is no price");
        }
        return new Summary(scaled.length, mean(scaled));
    }

    /** For buyers. */
    @When(key = "audience", is = "BUYER")
    public static String verdict(Summary summary, String title) {
        return title + ": " + (summary.mean() < 10 ? "cheap" : "expensive");
    }

    /** For sellers. */
    @NodeName("verdict")
    @When(key = "audience", is = "SELLER")
    public static String verdictForSellers(Summary summary, String title) {
        return title + ": " + (summary.mean() < 10 ? "sell" : "keep");
    }

    private static double mean(double[] values) {
        if (values.length > 3) {
            throw new IllegalStateException("more than 3 values:\n" + values.length + " of them");
        }
        return Arrays.stream(values).average().orElse(0);
    }

    /** Two steps. */
    public static Pipeline pipeline() {
        return Pipeline.named("shop")
                .modules(Shop.class)
                .config(Config.class)
                .params(Params.class)
                .outputs("scaled", "summary", "verdict")
                .step("prepare", step -> step.nodes("prices", "scaled"))
                .step("judge", step -> step.rest())
                .build();
    }

    /** Another one, of the same nodes. */
    public static Pipeline other() {
        return pipeline().renamed("other_shop");
    }

    /** One whose config has to be given. */
    public static Pipeline needsConfig() {
        return Pipeline.named("needs_config")
                .modules(Shop.class)
                .config(NeededConfig.class)
                .params(Params.class)
                .outputs("verdict")
                .build();
    }

    /** One that cannot be made. */
    public static Pipeline broken() {
        throw new IllegalStateException("no network");
    }
}
