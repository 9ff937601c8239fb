package dev.icosian.runtime.internal.testing;

import dev.icosian.Check;
import dev.icosian.Helper;
import dev.icosian.Importance;
import dev.icosian.Pipeline;
import dev.icosian.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A pipeline of two steps: amounts from a file, and what is made of them. Takes note of its calls. */
public final class Sales {
    /** The functions called since the last {@link #reset}. */
    public static final List<String> CALLS = new CopyOnWriteArrayList<>();

    /** How often {@code total} is going to fail. */
    public static final AtomicInteger FAILURES = new AtomicInteger();

    private Sales() {}

    /** Forgets calls and failures. */
    @Helper
    public static void reset() {
        CALLS.clear();
        FAILURES.set(0);
    }

    /** One amount per line; blank lines do not count. */
    public static double[] amounts(Path dataFile) throws IOException {
        CALLS.add("amounts");
        return Files.readAllLines(dataFile).stream()
                .filter(line -> !line.isBlank())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** The sum, less the discount. */
    @Check(max = 1000, importance = Importance.WARN)
    public static double total(double[] amounts, int discount) {
        CALLS.add("total");
        if (FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("boom");
        }
        double sum = 0;
        for (double amount : amounts) {
            sum += amount;
        }
        return sum - discount;
    }

    /** One line. */
    public static String summary(double total, String region) {
        CALLS.add("summary");
        return region + ": " + total;
    }

    /** Returns the pipeline of two steps. */
    public static Pipeline pipeline() {
        return declared().build();
    }

    /** Returns the same, which publishes the amounts. */
    public static Pipeline published(Sink<?> sink) {
        return declared().publish("amounts", sink).build();
    }

    private static Pipeline.Builder declared() {
        return Pipeline.named("sales")
                .modules(Sales.class)
                .config("region", "UK")
                .param("dataFile")
                .param("discount", 0)
                .outputs("amounts", "total", "summary")
                .step("load", step -> step.nodes("amounts"))
                .step("report", step -> step.rest());
    }
}
