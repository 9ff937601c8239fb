package dev.icosian.runtime.drive;

import dev.icosian.ArtifactStore;
import dev.icosian.Binding;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Pipeline;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The program of {@link LargeValuesTest}: a chain of values of 64 MiB, of which it prints the last one's sum. */
final class LargeValues {
    private static final int LENGTH = 8 * 1024 * 1024;
    private static final int VALUES = 12;

    private LargeValues() {}

    public static void main(String[] args) {
        Long sum = switch (args[0]) {
            case "driver" -> sum(Driver.of(pipeline()));
            case "debug" -> sum(Driver.builder(pipeline()).debug().build());
            case "function" ->
                Driver.of(pipeline())
                        .function(In.class, Out.class)
                        .apply(new In(1))
                        .sum();
            case "executor" -> onExecutor();
            case "step" -> inStep();
            default -> throw new IllegalArgumentException(args[0]);
        };
        System.out.println(sum);
    }

    record In(int x) {}

    record Out(long sum) {}

    private static @Nullable Long sum(Driver driver) {
        return driver.request("sum").param("x", 1).execute().get("sum", Long.class);
    }

    private static @Nullable Long onExecutor() {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            return sum(Driver.builder(pipeline()).executor(pool).build());
        } finally {
            pool.shutdown();
        }
    }

    private static @Nullable Long inStep() {
        try (ArtifactStore store = Stores.memory()) {
            return Runner.local(store).run(pipeline(), Map.of("x", 1)).results().get("sum", Long.class);
        }
    }

    private static Pipeline pipeline() {
        List<NodeSpec> nodes = new ArrayList<>();
        nodes.add(NodeSpec.of("v0", Functions.class, "first"));
        for (int i = 1; i < VALUES; i++) {
            nodes.add(NodeSpec.of("v" + i, Functions.class, "next").bind("values", Binding.name("v" + (i - 1))));
        }
        nodes.add(NodeSpec.of("sum", Functions.class, "sum").bind("values", Binding.name("v" + (VALUES - 1))));
        return Pipeline.named("large")
                .nodes(Nodes.of(nodes))
                .param("x")
                .outputs("sum")
                .build();
    }

    /** What the nodes do. */
    static final class Functions {
        public static long[] first(int x) {
            long[] values = new long[LENGTH];
            values[0] = x;
            return values;
        }

        public static long[] next(long[] values) {
            long[] next = new long[LENGTH];
            for (int i = 0; i < LENGTH; i++) {
                next[i] = values[i] + 1;
            }
            return next;
        }

        public static long sum(long[] values) {
            long sum = 0;
            for (long value : values) {
                sum += value;
            }
            return sum;
        }
    }
}
