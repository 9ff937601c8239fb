package relay;

import dev.icosian.Pipeline;
import java.time.Duration;

/** Four steps, two of them side by side, with large and small results; what goes wrong in them is up to {@link Rules}. */
public final class Relay {
    /** The pipeline's name. */
    public static final String NAME = "relay";

    private static final int LARGE = 5_000;

    private Relay() {}

    /** Too large for a manifest. */
    public static long[] first(int seed, String note) {
        Rules.obey(seed, "first");
        long[] laps = new long[LARGE];
        long value = (long) seed + note.length();
        for (int i = 0; i < LARGE; i++) {
            value = value * 6364136223846793005L + 1442695040888963407L;
            laps[i] = value;
        }
        return laps;
    }

    /** One of two. */
    public static long left(long[] first, int seed) {
        Rules.obey(seed, "left");
        return first[7];
    }

    /** The other one. */
    public static String right(long[] first, int seed, String note) {
        Rules.obey(seed, "right");
        return note + first[8];
    }

    /** Needs both. */
    public static String last(long left, String right, int seed) {
        Rules.obey(seed, "last");
        return left + " " + right;
    }

    /** Returns the pipeline. */
    public static Pipeline pipeline() {
        Duration wait = Duration.ofSeconds(1);
        return Pipeline.named(NAME)
                .modules(Relay.class)
                .param("seed", 7)
                .param("note", "-")
                .outputs("last")
                .step("begin", step -> step.nodes("first").attempts(2).backoff(wait, wait))
                .step("west", step -> step.nodes("left").attempts(2).backoff(wait, wait))
                .step("east", step -> step.nodes("right").attempts(2).backoff(wait, wait))
                .step("finish", step -> step.nodes("last"))
                .build();
    }
}
