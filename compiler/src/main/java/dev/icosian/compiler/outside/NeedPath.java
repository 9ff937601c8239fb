package dev.icosian.compiler.outside;

import dev.icosian.compiler.graph.ResolvedDataflow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** The shortest way from what is requested to what one of its nodes needs. */
final class NeedPath {
    private static final int UNSEEN = -2;
    private static final int START = -1;
    private static final int ENDS = 5;

    private NeedPath() {}

    /**
     * Returns {@code dailyRevenue -> orders -> dbPassword}; the middle of a long path is left out.
     *
     * @param last what the node needs; empty: the path ends with the node
     */
    static String of(ResolvedDataflow dataflow, Set<String> requested, String node, String last) {
        int[] from = new int[dataflow.resolved().size()];
        Arrays.fill(from, UNSEEN);
        Deque<Integer> queue = new ArrayDeque<>();
        for (String name : requested) {
            int start = dataflow.indexOf(name);
            if (start >= 0 && from[start] == UNSEEN) {
                from[start] = START;
                queue.add(start);
            }
        }
        int end = dataflow.indexOf(node);
        while (!queue.isEmpty() && from[end] == UNSEEN) {
            int at = queue.remove();
            for (int need : dataflow.needsOf(at)) {
                if (from[need] == UNSEEN) {
                    from[need] = at;
                    queue.add(need);
                }
            }
        }
        List<String> names = new ArrayList<>();
        for (int at = end; at >= 0; at = from[at]) {
            names.add(dataflow.resolved().get(at).name());
        }
        Collections.reverse(names);
        if (!last.isEmpty()) {
            names.add(last);
        }
        return shortened(names);
    }

    private static String shortened(List<String> names) {
        if (names.size() <= 2 * ENDS + 1) {
            return String.join(" -> ", names);
        }
        return String.join(" -> ", names.subList(0, ENDS)) + " -> (" + (names.size() - 2 * ENDS) + " more) -> "
                + String.join(" -> ", names.subList(names.size() - ENDS, names.size()));
    }
}
