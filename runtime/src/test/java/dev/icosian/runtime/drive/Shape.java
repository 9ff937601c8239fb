package dev.icosian.runtime.drive;

import dev.icosian.Binding;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Graphs: nodes {@code n0}, {@code n1}, … in topological order, and {@code last}, which needs all that nobody else
 * needs. The values depend on those of all that a node reads, and on their order.
 */
record Shape(String name, List<List<Integer>> needs) {
    static final Shape SINGLE = new Shape("single", List.of(List.of()));
    static final Shape CHAIN = generated("chain", 60, i -> i == 0 ? List.of() : List.of(i - 1));
    static final Shape WIDE = generated("wide", 60, i -> List.of());
    static final Shape FAN = generated("fan", 40, i -> i == 0 ? List.of() : List.of(0));
    static final Shape DIAMONDS = generated("diamonds", 61, i -> switch (i % 3) {
        case 0 -> i == 0 ? List.of() : List.of(i - 2, i - 1);
        case 1 -> List.of(i - 1);
        default -> List.of(i - 2);
    });
    static final Shape LAYERED = generated("layered", 80, i -> i < 8 ? List.of() : List.of(i - 8, i - 1 - i % 8));
    static final Shape TREE = generated("tree", 63, i -> i < 32 ? List.of() : List.of(2 * (i - 32), 2 * (i - 32) + 1));

    static final List<Shape> ALL = List.of(SINGLE, CHAIN, WIDE, FAN, DIAMONDS, LAYERED, TREE);

    private interface NeedsOf {
        List<Integer> of(int node);
    }

    private static Shape generated(String name, int nodes, NeedsOf needs) {
        List<List<Integer>> all = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            all.add(needs.of(i));
        }
        return new Shape(name, all);
    }

    /** Returns a graph of layers: every node reads up to four of those before its layer. */
    static Shape random(long seed) {
        Random random = new Random(seed);
        List<List<Integer>> all = new ArrayList<>();
        int layers = 1 + random.nextInt(7);
        for (int layer = 0; layer < layers; layer++) {
            int above = all.size();
            int width = 1 + random.nextInt(9);
            for (int i = 0; i < width; i++) {
                all.add(random.ints(above == 0 ? 0 : random.nextInt(5), 0, Math.max(above, 1))
                        .distinct()
                        .boxed()
                        .toList());
            }
        }
        return new Shape("random " + seed, all);
    }

    int size() {
        return needs.size();
    }

    /** Returns a node in the middle. */
    String middle() {
        return "n" + size() / 2;
    }

    /** Returns the names of all nodes, {@code last} included. */
    List<String> nodes() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            names.add("n" + i);
        }
        names.add("last");
        return names;
    }

    /** Returns the names of a node and all that need it. */
    List<String> downstream(String node) {
        List<String> found = new ArrayList<>(List.of(node));
        for (int i = 0; i < size(); i++) {
            if (needs.get(i).stream().anyMatch(need -> found.contains("n" + need))) {
                found.add("n" + i);
            }
        }
        found.add("last");
        return found;
    }

    Pipeline pipeline() {
        List<NodeSpec> specs = new ArrayList<>();
        boolean[] needed = new boolean[size()];
        for (int i = 0; i < size(); i++) {
            needs.get(i).forEach(need -> needed[need] = true);
            specs.add(spec("n" + i, needs.get(i), i));
        }
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            if (!needed[i]) {
                ends.add(i);
            }
        }
        specs.add(spec("last", ends, size()));
        return Pipeline.named("shape")
                .nodes(Nodes.of(specs))
                .param("x")
                .outputs("last")
                .build();
    }

    private static NodeSpec spec(String name, List<Integer> needs, int salt) {
        if (needs.isEmpty()) {
            return NodeSpec.of(name, Functions.class, "first").bind("salt", Binding.literal(salt));
        }
        return NodeSpec.of(name, Functions.class, "mixed")
                .bind(
                        "values",
                        Binding.names(needs.stream().map(need -> "n" + need).toArray(String[]::new)))
                .bind("salt", Binding.literal(salt));
    }

    @Override
    public String toString() {
        return name;
    }

    /** What the nodes do. */
    static final class Functions {
        public static long first(int x, int salt) {
            return 31L * x + salt;
        }

        public static long mixed(List<Long> values, int salt) {
            long mixed = salt;
            for (long value : values) {
                mixed = mixed * 1_000_003 + value;
            }
            return mixed;
        }
    }
}
