package shop;

import dev.icosian.Location;
import dev.icosian.Pipeline;
import dev.icosian.Source;
import dev.icosian.TypeRef;
import dev.icosian.materializers.Sinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A rate from a file elsewhere, and a price that is published: each at a location that the test says. */
public final class Feed {
    private Feed() {}

    /** A number in a file; its version is the text. */
    public record RateFile(String template) implements Source<Double> {
        @Override
        public String id() {
            return "rate-file";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public TypeRef<Double> type() {
            return TypeRef.of(Double.class);
        }

        @Override
        public Location location() {
            return Location.of(template);
        }

        @Override
        public Optional<String> contentVersion(Location.Resolved at) throws IOException {
            return Optional.of(Files.readString(Path.of(at.uri())).strip());
        }

        @Override
        public Double load(Location.Resolved at) throws IOException {
            return Double.valueOf(Files.readString(Path.of(at.uri())).strip());
        }
    }

    /** What it costs. */
    public static double price(double rate, int amount) {
        return rate * amount;
    }

    /** Knows no place at all. */
    public static String label(double price) {
        return "price: " + price;
    }

    /** Two steps; the first one reads and publishes. */
    public static Pipeline pipeline(String from, String to) {
        return Pipeline.named("feed")
                .modules(Feed.class)
                .param("amount", 3)
                .param("lake", Path.of("lake"))
                .load("rate", new RateFile(from))
                .publish("price", Sinks.json(Location.of(to)))
                .outputs("label")
                .step("pricing", step -> step.nodes("rate", "price"))
                .step("labels", step -> step.rest())
                .build();
    }
}
