package shop;

import dev.icosian.Helper;
import dev.icosian.Pipeline;
import dev.icosian.cli.Icosian;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A program that tests start and then stop, kill or starve. Six steps, two of them side by side, with large and small
 * results. What a node does beside its value is said by the variable {@code MILL}, as in {@code flour=hold,bread=sleep}:
 * none of that is in a key. Each call is noted in the file {@code MILL_LOG}.
 */
public final class Mill {
    private static final int LARGE = 5_000;

    private Mill() {}

    /** Much. */
    public static long[] sown(int seed) {
        act("sown");
        return numbers(seed, LARGE);
    }

    /** Much. */
    public static long[] wheat(long[] sown) {
        act("wheat");
        return numbers(sown[7], LARGE);
    }

    /** Little. */
    public static long[] rye(long[] sown) {
        act("rye");
        return numbers(sown[8], 100);
    }

    /** Much. */
    public static long[] flour(long[] wheat, long[] rye) {
        act("flour");
        return numbers(wheat[9] + rye[9], LARGE);
    }

    /** Little. */
    public static long bread(long[] flour) {
        act("bread");
        return flour[10];
    }

    /** Little. */
    public static long profit(long bread, long[] rye) {
        act("profit");
        return bread ^ rye[11];
    }

    @Helper
    private static long[] numbers(long seed, int count) {
        long[] numbers = new long[count];
        long value = seed;
        for (int i = 0; i < count; i++) {
            value = value * 6364136223846793005L + 1442695040888963407L;
            numbers[i] = value;
        }
        return numbers;
    }

    @Helper
    private static void act(String node) {
        try {
            note(node);
            for (String rule : System.getenv().getOrDefault("MILL", "").split(",", -1)) {
                String[] words = rule.split("=", -1);
                if (words[0].equals(node)) {
                    act(node, words[1]);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("woken", e);
        }
    }

    @Helper
    private static void act(String node, String rule) throws IOException, InterruptedException {
        switch (rule) {
            case "sleep" -> Thread.sleep(20);
            case "hold" -> {
                note(node + " holds");
                while (!Files.exists(Path.of(System.getenv("MILL_LOG") + ".go"))) {
                    Thread.sleep(10);
                }
            }
            case "ignore" -> {
                note(node + " holds");
                while (true) {
                    Thread.onSpinWait();
                }
            }
            case "exit" -> System.exit(3);
            default -> throw new IllegalArgumentException(rule);
        }
    }

    @Helper
    private static void note(String text) throws IOException {
        String log = System.getenv("MILL_LOG");
        if (log != null) {
            Files.write(
                    Path.of(log),
                    (text + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    /** Returns the pipeline. */
    public static Pipeline pipeline() {
        act("pipeline");
        return Pipeline.named("mill")
                .modules(Mill.class)
                .param("seed", 7)
                .outputs("bread", "profit")
                .step("sow", step -> step.nodes("sown"))
                .step("reap_wheat", step -> step.nodes("wheat"))
                .step("reap_rye", step -> step.nodes("rye"))
                .step("grind", step -> step.nodes("flour"))
                .step("bake", step -> step.nodes("bread"))
                .step("sell", step -> step.nodes("profit"))
                .build();
    }

    /** The command line. */
    public static void main(String[] args) {
        Icosian.main(args, Mill::pipeline);
    }
}
