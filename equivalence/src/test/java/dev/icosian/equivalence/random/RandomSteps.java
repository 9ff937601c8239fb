package dev.icosian.equivalence.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A valid grouping, in one of the ways in which one can be said. Functions are put into some topological order, and what
 * stands together there is a block: whatever the order, no two blocks need each other.
 *
 * @param blockOf by function
 * @param modules how many modules there are; a block's functions are in one of them
 * @param lines of the pipeline's declaration
 */
record RandomSteps(Map<Integer, Integer> blockOf, int modules, String style, List<String> lines) {
    private static final String[] STYLES = {
        "nodes", "tag", "module", "node", "single", "upstream", "modules", "tags", "mixed", "all"
    };

    static RandomSteps of(List<Function> functions, SplittableRandom random) {
        List<List<Function>> blocks = blocks(order(functions, random), random);
        Map<Integer, Integer> blockOf = new TreeMap<>();
        for (int block = 0; block < blocks.size(); block++) {
            for (Function function : blocks.get(block)) {
                blockOf.put(function.place(), block);
            }
        }
        String style = STYLES[random.nextInt(STYLES.length)];
        return new RandomSteps(blockOf, blocks.size(), style, lines(style, functions, blocks, random));
    }

    int block(Function function) {
        return blockOf.getOrDefault(function.place(), 0);
    }

    private static List<Function> order(List<Function> functions, SplittableRandom random) {
        List<Function> order = new ArrayList<>();
        List<Integer> done = new ArrayList<>();
        while (order.size() < functions.size()) {
            List<Function> ready = functions.stream()
                    .filter(function -> !done.contains(function.place()) && done.containsAll(function.needs()))
                    .toList();
            Function next = ready.get(random.nextInt(ready.size()));
            order.add(next);
            done.add(next.place());
        }
        return order;
    }

    private static List<List<Function>> blocks(List<Function> order, SplittableRandom random) {
        List<List<Function>> blocks = new ArrayList<>();
        int most = 1 + random.nextInt(5);
        int start = 0;
        while (start < order.size()) {
            int end = Math.min(order.size(), start + 1 + random.nextInt(most));
            blocks.add(order.subList(start, end));
            start = end;
        }
        return blocks;
    }

    private static List<String> lines(
            String style, List<Function> functions, List<List<Function>> blocks, SplittableRandom random) {
        List<String> lines = new ArrayList<>();
        switch (style) {
            case "tag" -> lines.add(".grouping(Grouping.byTag(\"block\"))");
            case "module" -> lines.add(".grouping(Grouping.perModule())");
            case "node" -> lines.add(".grouping(Grouping.perNode())");
            case "single" -> lines.add(".grouping(Grouping.single())");
            case "upstream" -> upstream(functions, random, lines);
            case "all" -> {}
            default -> {
                // Two neighbours are one step, now and then.
                int step = 0;
                for (int block = 0; block < blocks.size(); step++) {
                    int end = block + 1 < blocks.size() && random.nextInt(4) == 0 ? block + 2 : block + 1;
                    String members = members(style, blocks, block, end);
                    lines.add(".step(\"s" + step + "\", s -> s" + members + policy(random) + ")");
                    block = end;
                }
            }
        }
        return lines;
    }

    private static String members(String style, List<List<Function>> blocks, int from, int to) {
        StringBuilder members = new StringBuilder();
        for (int block = from; block < to; block++) {
            // The last may be what is left.
            boolean isRest = style.equals("mixed") && to == blocks.size();
            members.append(
                    switch (isRest ? "rest" : style.equals("mixed") ? (block % 2 == 0 ? "nodes" : "tags") : style) {
                        case "rest" -> block == from ? ".rest()" : "";
                        case "modules" -> ".modules(M" + block + ".class)";
                        case "tags" -> ".tagged(\"block=b" + block + "\")";
                        default -> ".nodes(" + names(blocks.get(block)) + ")";
                    });
        }
        return members.toString();
    }

    private static String names(List<Function> block) {
        return block.stream()
                .flatMap(function -> function.members().stream())
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(", "));
    }

    private static String policy(SplittableRandom random) {
        return random.nextInt(3) == 0 ? ".attempts(2)" : "";
    }

    /** One step for what a function needs and itself, one for the rest. */
    private static void upstream(List<Function> functions, SplittableRandom random, List<String> lines) {
        Function last = functions.get(random.nextInt(functions.size()));
        TreeSet<Integer> inside = new TreeSet<>(List.of(last.place()));
        for (int place = last.place(); place >= 0; place--) {
            if (inside.contains(place)) {
                inside.addAll(functions.get(place).needs());
            }
        }
        lines.add(".step(\"first\", s -> s.upstreamOf(" + names(List.of(last)) + "))");
        if (inside.size() < functions.size()) {
            lines.add(".step(\"second\", s -> s.rest())");
        }
    }
}
