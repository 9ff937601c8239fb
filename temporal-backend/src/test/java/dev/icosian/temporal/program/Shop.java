package dev.icosian.temporal.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The pipeline of the pages on operations. */
public final class Shop {
    private Shop() {}

    /** Reads the prices, as slowly as it is told. */
    public static List<Long> prices(String folder, int seconds) throws IOException, InterruptedException {
        Thread.sleep(seconds * 1_000L);
        return Files.readAllLines(Path.of(folder, "prices.txt")).stream()
                .map(Long::valueOf)
                .toList();
    }

    /** Sums them up. */
    public static long total(List<Long> prices) {
        return prices.stream().mapToLong(price -> price).sum();
    }

    /** Writes the bill. */
    public static String bill(long total) {
        return "to pay: " + total;
    }
}
