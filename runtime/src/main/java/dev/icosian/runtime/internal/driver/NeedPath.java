package dev.icosian.runtime.internal.driver;

import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The way from a requested node to a name that is read somewhere above it. */
final class NeedPath {
    private static final int ENDS = 5;

    private NeedPath() {}

    /**
     * Returns {@code metrics -> forecast -> window}: the shortest way, long ones shortened in the middle.
     *
     * @param consumer the node that reads the name
     * @param running the nodes that run
     */
    static String text(
            ResolvedDataflow dataflow, ResolvedNode consumer, String name, Set<String> running, Set<String> requested) {
        Map<Integer, Integer> previous = new HashMap<>();
        Deque<Integer> queue = new ArrayDeque<>();
        int start = dataflow.indexOf(consumer.name());
        previous.put(start, -1);
        queue.add(start);
        while (!queue.isEmpty()) {
            int at = queue.remove();
            if (requested.contains(dataflow.resolved().get(at).name())) {
                return text(dataflow, previous, at, name);
            }
            for (int user : dataflow.usersOf(at)) {
                if (running.contains(dataflow.resolved().get(user).name()) && previous.putIfAbsent(user, at) == null) {
                    queue.add(user);
                }
            }
        }
        throw new IllegalArgumentException("nothing requested needs " + consumer.name());
    }

    private static String text(ResolvedDataflow dataflow, Map<Integer, Integer> previous, int end, String name) {
        List<String> path = new ArrayList<>();
        for (int at = end; at >= 0; at = previous.getOrDefault(at, -1)) {
            path.add(dataflow.resolved().get(at).name());
        }
        path.add(name);
        int left = path.size() - 2 * ENDS;
        if (left > 1) {
            List<String> ends = new ArrayList<>(path.subList(0, ENDS));
            ends.add("(" + left + " more)");
            ends.addAll(path.subList(path.size() - ENDS, path.size()));
            path = ends;
        }
        return String.join(" -> ", path);
    }
}
