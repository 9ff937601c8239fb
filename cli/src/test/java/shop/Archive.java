package shop;

import dev.icosian.Check;
import dev.icosian.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What made the store in {@code src/test/resources/stores/format-1}. Never change it: every later version of Icosian
 * has to find these results.
 */
public final class Archive {
    private static final int MANY = 3_000;

    private Archive() {}

    /** A row. */
    public record Sale(String shop, double price, @Nullable Integer items) {}

    /** Numbers of a file. */
    public static double[] prices(Path dataFile) throws IOException {
        return Files.readAllLines(dataFile).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** A blob. */
    public static long[] many(int seed) {
        long[] many = new long[MANY];
        long value = seed;
        for (int i = 0; i < MANY; i++) {
            value = value * 6364136223846793005L + 1442695040888963407L;
            many[i] = value;
        }
        return many;
    }

    /** Rows. */
    @Check(notEmpty = true)
    public static List<Sale> sales(double[] prices, List<String> shops) {
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < prices.length; i++) {
            sales.add(new Sale(shops.get(i % shops.size()), prices[i], i == 0 ? null : i));
        }
        return sales;
    }

    /** A map. */
    public static Map<String, Double> byShop(List<Sale> sales) {
        Map<String, Double> byShop = new TreeMap<>();
        sales.forEach(sale -> byShop.merge(sale.shop(), sale.price(), Double::sum));
        return byShop;
    }

    /** Nothing. */
    public static @Nullable String remark(Map<String, Double> byShop) {
        return byShop.size() > 10 ? "many shops" : null;
    }

    /** A text. */
    public static String report(Map<String, Double> byShop, long[] many, @Nullable String remark) {
        return byShop + ", " + many[MANY - 1] + ", " + remark;
    }

    /** Returns the pipeline. */
    public static Pipeline pipeline() {
        return Pipeline.named("archive")
                .modules(Archive.class)
                .param("dataFile")
                .param("seed", 7)
                .param("shops", List.of("north", "süd"))
                .importing("dataFile")
                .outputs("report", "remark")
                .step("read", step -> step.nodes("prices", "sales"))
                .step("count", step -> step.nodes("many"))
                .step("sum", step -> step.nodes("byShop", "remark"))
                .step("tell", step -> step.rest())
                .build();
    }
}
