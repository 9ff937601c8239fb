package dev.icosian.runtime.internal.local;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.Plan;
import dev.icosian.RunListener;
import dev.icosian.compiler.Compiler;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.internal.params.GivenParams;
import java.nio.file.Path;
import java.util.Map;

/** The program of {@link KillTest}: runs six steps, two of them side by side, each of some milliseconds, with outputs in and out of manifests. */
final class KilledRun {
    /** Steps with their nodes. */
    static final Map<String, String> STEPS = Map.of(
            "one", "first", "two", "second", "three", "third", "four", "fourth", "five", "fifth", "six", "sixth");

    private KilledRun() {}

    /** Runs on the store in {@code args[0]} under the id {@code args[1]}; says when it begins. */
    public static void main(String[] args) {
        RunListener listener = new RunListener() {
            @Override
            public void runStarted(String runId, Plan plan) {
                System.out.println("started");
                System.out.flush();
            }
        };
        try (ArtifactStore store = Stores.directory(Path.of(args[0]))) {
            new LocalRunner(LocalSettings.of(store, Compiler::compile).with(listener))
                    .run(
                            pipeline(),
                            GivenParams.ofValues(Map.of("seed", 3)),
                            RunOptions.newRun().withRunId(args[1]));
        }
    }

    static Pipeline pipeline() {
        Pipeline.Builder builder =
                Pipeline.named("killed").modules(Functions.class).param("seed").outputs("fifth", "sixth");
        STEPS.forEach((step, node) -> builder.step(step, said -> said.nodes(node)));
        return builder.build();
    }

    /** What the nodes do. */
    static final class Functions {
        private Functions() {}

        public static long[] first(int seed) throws InterruptedException {
            return numbers(seed, 30_000);
        }

        public static long[] second(long[] first) throws InterruptedException {
            return numbers(first[7], 100);
        }

        public static long[] third(long[] second) throws InterruptedException {
            return numbers(second[7], 100_000);
        }

        public static long[] fourth(long[] first, long[] third) throws InterruptedException {
            return numbers(first[8] + third[8], 5_000);
        }

        public static long fifth(long[] fourth, long[] second) {
            return fourth[9] ^ second[9];
        }

        public static long[] sixth(long[] first) throws InterruptedException {
            return numbers(first[11], 20_000);
        }

        @dev.icosian.Helper
        private static long[] numbers(long seed, int count) throws InterruptedException {
            Thread.sleep(20);
            long[] numbers = new long[count];
            long value = seed;
            for (int i = 0; i < count; i++) {
                value = value * 6364136223846793005L + 1442695040888963407L;
                numbers[i] = value;
            }
            return numbers;
        }
    }
}
