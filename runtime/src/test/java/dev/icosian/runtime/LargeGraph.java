package dev.icosian.runtime;

import dev.icosian.ArtifactStore;
import dev.icosian.Binding;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Pipeline;
import dev.icosian.materializers.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The program of {@link LargeGraphTest}: builds 100,000 nodes and prints the value of the last. */
final class LargeGraph {
    private static final int NODES = 100_000;
    private static final int WIDTH = 100;
    private static final int MODULUS = 1024;

    private LargeGraph() {}

    public static void main(String[] args) {
        Pipeline pipeline = args[0].equals("chain") ? chain() : layered();
        Integer result = switch (args[1]) {
            case "driver" -> drive(Driver.of(pipeline));
            case "executors" -> executors(pipeline);
            case "plan" -> pipeline.plan().steps().get(0).nodes().size();
            case "run" -> run(pipeline);
            default -> throw new IllegalArgumentException(args[1]);
        };
        System.out.println(result);
    }

    private static @Nullable Integer drive(Driver driver) {
        return driver.request("last").param("x", 1).execute().get("last", Integer.class);
    }

    private static @Nullable Integer executors(Pipeline pipeline) {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Integer result = drive(Driver.builder(pipeline).executor(pool).build());
            Integer inline =
                    drive(Driver.builder(pipeline).executor(Runnable::run).build());
            return Objects.equals(result, inline) ? result : null;
        } finally {
            pool.shutdown();
        }
    }

    private static @Nullable Integer run(Pipeline pipeline) {
        try (ArtifactStore store = Stores.memory()) {
            return Runner.local(store).run(pipeline, Map.of("x", 1)).results().get("last", Integer.class);
        }
    }

    /** Every node adds one to the node before it. */
    static Pipeline chain() {
        List<NodeSpec> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            String before = i == 0 ? "x" : "n" + (i - 1);
            nodes.add(NodeSpec.of(i == NODES - 1 ? "last" : "n" + i, Functions.class, "next")
                    .bind("value", Binding.name(before)));
        }
        return pipeline("chain", nodes);
    }

    /** Layers of {@code WIDTH} nodes; every node adds up two of the layer above. */
    static Pipeline layered() {
        List<NodeSpec> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            int layer = i / WIDTH;
            int place = i % WIDTH;
            String left = layer == 0 ? "x" : "n" + ((layer - 1) * WIDTH + place);
            String right = layer == 0 ? "x" : "n" + ((layer - 1) * WIDTH + (place + 1) % WIDTH);
            nodes.add(NodeSpec.of("n" + i, Functions.class, "sum")
                    .bind("left", Binding.name(left))
                    .bind("right", Binding.name(right)));
        }
        List<String> bottom = new ArrayList<>();
        for (int place = 0; place < WIDTH; place++) {
            bottom.add("n" + (NODES - WIDTH + place));
        }
        nodes.add(NodeSpec.of("last", Functions.class, "total")
                .bind("values", Binding.names(bottom.toArray(String[]::new))));
        return pipeline("layered", nodes);
    }

    private static Pipeline pipeline(String name, List<NodeSpec> nodes) {
        return Pipeline.named(name)
                .nodes(Nodes.of(nodes))
                .param("x")
                .outputs("last")
                .build();
    }

    /** What the nodes do. */
    static final class Functions {
        public static int next(int value) {
            return value + 1;
        }

        public static int sum(int left, int right) {
            return (left + right + 1) % MODULUS;
        }

        public static int total(List<Integer> values) {
            return values.stream().mapToInt(Integer::intValue).sum();
        }
    }
}
