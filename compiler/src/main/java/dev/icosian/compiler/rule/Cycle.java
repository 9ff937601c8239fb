package dev.icosian.compiler.rule;

import dev.icosian.internal.Utf8Order;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
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
        List<List<Integer>> knots = new Components(wiring).found;
        Comparator<Integer> byName = byName(wiring);
        knots.forEach(knot -> knot.sort(byName));
        knots.sort(Comparator.comparing(knot -> knot.get(0), byName));
        return knots;
    }

    /** Tarjan's algorithm with a stack of its own. */
    private static final class Components {
        private final Wiring wiring;
        private final List<List<Integer>> found = new ArrayList<>();
        private final int[] index;
        private final int[] low;
        private final int[] nextEdge;
        private final boolean[] open;
        private final Deque<Integer> component = new ArrayDeque<>();
        private int count;

        Components(Wiring wiring) {
            this.wiring = wiring;
            int size = wiring.nodes().size();
            index = new int[size];
            low = new int[size];
            nextEdge = new int[size];
            open = new boolean[size];
            for (int start = 0; start < size; start++) {
                if (index[start] == 0) {
                    visit(start);
                }
            }
        }

        private void visit(int start) {
            Deque<Integer> stack = new ArrayDeque<>();
            stack.push(start);
            while (!stack.isEmpty()) {
                int at = stack.peek();
                if (index[at] == 0) {
                    index[at] = ++count;
                    low[at] = count;
                    open[at] = true;
                    component.push(at);
                }
                int[] needs = wiring.needs(at);
                if (nextEdge[at] < needs.length) {
                    int next = needs[nextEdge[at]++];
                    if (index[next] == 0) {
                        stack.push(next);
                    } else if (open[next]) {
                        low[at] = Math.min(low[at], index[next]);
                    }
                    continue;
                }
                stack.pop();
                if (!stack.isEmpty()) {
                    low[stack.peek()] = Math.min(low[stack.peek()], low[at]);
                }
                if (low[at] == index[at]) {
                    close(at);
                }
            }
        }

        private void close(int root) {
            List<Integer> members = new ArrayList<>();
            int member;
            do {
                member = component.pop();
                open[member] = false;
                members.add(member);
            } while (member != root);
            boolean cyclic =
                    members.size() > 1 || Arrays.stream(wiring.needs(root)).anyMatch(need -> need == root);
            if (cyclic) {
                found.add(members);
            }
        }
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
