package shop;

import dev.icosian.Pipeline;
import dev.icosian.cli.Icosian;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program of its own, for tests that start it. */
public final class Till {
    private Till() {}

    /** The lines of a file. */
    public static List<String> items(Path dataFile) throws IOException {
        return Files.readAllLines(dataFile);
    }

    /** Fails until the shop is open, which is outside of all keys. */
    public static int sold(List<String> items) {
        if (System.getenv("SHOP_OPEN") == null) {
            throw new IllegalStateException("the café is closed");
        }
        return items.size();
    }

    /** Takes its time. */
    public static int slow(List<String> items) throws InterruptedException {
        Thread.sleep(60_000);
        return items.size();
    }

    private static Pipeline pipeline(String name, String output) {
        return Pipeline.named(name)
                .modules(Till.class)
                .param("dataFile")
                .outputs(output)
                .step("load", step -> step.nodes("items"))
                .step("sell", step -> step.rest())
                .build();
    }

    /** The command line. */
    public static void main(String[] args) {
        Icosian.main(args, () -> pipeline("fast", "sold"), () -> pipeline("slow", "slow"));
    }
}
