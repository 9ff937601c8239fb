package dev.icosian.compiler.group;

import dev.icosian.Problem;
import dev.icosian.internal.Lists;
import dev.icosian.internal.StepDeclaration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** {@code Grouping/TwoSteps}: a unit is claimed by two steps, and neither claim is more specific than the other. */
final class TwoSteps {
    private final Units units;
    private final List<StepDeclaration> steps;
    private final Map<String, Clash> clashes = new TreeMap<>();

    TwoSteps(Units units, List<StepDeclaration> steps) {
        this.units = units;
        this.steps = steps;
    }

    void add(int first, int second, int rank, int unit) {
        String key = steps.get(first).name() + " " + steps.get(second).name() + " " + rank;
        clashes.computeIfAbsent(key, k -> new Clash(first, second, rank, IntStream.builder()))
                .found()
                .add(unit);
    }

    /** Reports the clashes that no more specific claim has settled. */
    void report(int[] rankOf, List<Problem> problems) {
        for (Clash clash : clashes.values()) {
            List<String> nodes = clash.found()
                    .build()
                    .filter(unit -> rankOf[unit] == clash.rank())
                    .distinct()
                    .mapToObj(units::name)
                    .toList();
            if (!nodes.isEmpty()) {
                problems.add(problem(
                        nodes,
                        steps.get(clash.first()).name(),
                        steps.get(clash.second()).name(),
                        clash.rank()));
            }
        }
    }

    private static Problem problem(List<String> nodes, String first, String second, int rank) {
        String hint = rank == 0
                ? "name " + (nodes.size() == 1 ? "it" : "them") + " in one of the two only"
                : "leave " + (nodes.size() == 1 ? "it" : "them") + " to one of the two, or let one say nodes("
                        + Lists.arguments(nodes) + "), which is more specific";
        return new Problem(
                "Grouping/TwoSteps",
                (nodes.size() == 1 ? "node " : "nodes ") + Lists.quoted(nodes)
                        + (nodes.size() == 1 ? " is" : " are") + " claimed by two steps, '" + first + "' and '" + second
                        + "', both " + manner(rank),
                null,
                hint);
    }

    private static String manner(int rank) {
        return switch (rank) {
            case 0 -> "by name";
            case 1 -> "by tag";
            case 2 -> "by namespace";
            case 3 -> "by module";
            case 4 -> "by upstreamOf";
            default -> "by rest";
        };
    }

    private record Clash(int first, int second, int rank, IntStream.Builder found) {}
}
