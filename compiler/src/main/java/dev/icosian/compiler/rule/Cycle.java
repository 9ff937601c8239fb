package dev.icosian.compiler.rule;

import dev.icosian.compiler.graph.Knots;
import dev.icosian.compiler.wiring.Entry;
import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.Wiring;
import dev.icosian.internal.Lists;
import dev.icosian.internal.Utf8Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nodes that need each other; one finding, with a shortest cycle, per knot of them. */
final class Cycle implements Rule {
    static final String CODE = "Dataflow/Cycle";

    /** How many edges are looked at, all in all, for cycles shorter than the first ones found. */
    private static final long EFFORT = 2_000_000;

    @Override
    public void check(Wiring wiring, Findings findings) {
        long effort = EFFORT;
        for (List<Integer> knot : knots(wiring)) {
            List<Integer> shortest = List.of();
            boolean[] inside = new boolean[wiring.nodes().size()];
            knot.forEach(position -> inside[position] = true);
            for (int start : knot) {
                if (effort <= 0 && !shortest.isEmpty()) {
                    break;
                }
                Search search =
                        new Search(wiring, inside, start, shortest.isEmpty() ? knot.size() : shortest.size() - 1);
                effort -= search.effort;
                if (!search.cycle.isEmpty()) {
                    shortest = search.cycle;
                }
                if (shortest.size() == 1) {
                    break;
                }
            }
            tell(wiring, findings, shortest);
        }
    }

    private static void tell(Wiring wiring, Findings findings, List<Integer> cycle) {
        // The node that a request reaches first has the smallest position.
        int entry = cycle.indexOf(Collections.min(cycle));
        List<Integer> turned = new ArrayList<>(cycle);
        if (wiring.world().everything()) {
            entry = cycle.indexOf(Collections.min(cycle, byName(wiring)));
        }
        Collections.rotate(turned, -entry);
        Entry first = wiring.nodes().get(turned.get(0));
        List<String> names = new ArrayList<>(
                turned.stream().map(at -> wiring.nodes().get(at).name()).toList());
        names.add(first.name());
        StringBuilder text = new StringBuilder(
                cycle.size() == 1
                        ? "'" + first.name() + "' needs itself: "
                        : cycle.size() + " nodes need each other: ");
        text.append(Lists.path(names));
        if (!wiring.world().everything()) {
            text.append("\n  path: ").append(Lists.path(wiring.pathTo(first)));
        }
        findings.problem(
                CODE,
                text.toString(),
                first.place(),
                cycle.size() == 1
                        ? "rename the parameter, or the function with @NodeName"
                        : "let one of them take something else, or split it");
    }

    private static Comparator<Integer> byName(Wiring wiring) {
        return Comparator.comparing(at -> wiring.nodes().get(at).name(), Utf8Order.INSTANCE);
    }

    /** Returns the strongly connected parts that hold a cycle, by their first name, each sorted by name. */
    private static List<List<Integer>> knots(Wiring wiring) {
        List<List<Integer>> knots = Knots.of(wiring.nodes().size(), wiring::needs);
        if (knots.isEmpty()) {
            return knots;
        }
        Comparator<Integer> byName = byName(wiring);
        knots.forEach(knot -> knot.sort(byName));
        knots.sort(Comparator.comparing(knot -> knot.get(0), byName));
        return knots;
    }

    /** Looks breadth first for a way from a node back to itself. */
    private static final class Search {
        private List<Integer> cycle = List.of();
        private long effort;

        Search(Wiring wiring, boolean[] inside, int start, int longest) {
            Map<Integer, Integer> from = new HashMap<>();
            List<Integer> level = List.of(start);
            for (int length = 1; length <= longest && !level.isEmpty(); length++) {
                List<Integer> next = new ArrayList<>();
                for (int at : level) {
                    for (int need : wiring.needs(at)) {
                        effort++;
                        if (need == start) {
                            cycle = back(from, start, at);
                            return;
                        }
                        if (inside[need] && from.putIfAbsent(need, at) == null) {
                            next.add(need);
                        }
                    }
                }
                level = next;
            }
        }

        private static List<Integer> back(Map<Integer, Integer> from, int start, int last) {
            List<Integer> way = new ArrayList<>();
            for (int at = last; at != start; at = from.getOrDefault(at, start)) {
                way.add(at);
            }
            way.add(start);
            Collections.reverse(way);
            return way;
        }
    }
}
