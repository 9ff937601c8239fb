package dev.icosian.compiler.group;

import dev.icosian.internal.Utf8Order;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shortest paths of nodes across steps, breadth first, ties by name. */
final class NodePath {
    private static final int UNSEEN = -1;
    private static final int START = -2;

    private final Quotient quotient;
    private final int step;

    private NodePath(Quotient quotient, int step) {
        this.quotient = quotient;
        this.step = step;
    }

    /**
     * Returns a path from a node of the step over nodes of others to a node of the step; null if there is none. Ephemeral
     * nodes are evaluated where they are used, so passing through them alone does not leave a step.
     */
    static @Nullable List<Integer> leavingAndReturning(Quotient quotient, int step, Set<Integer> within) {
        return new NodePath(quotient, step).search(step, within);
    }

    /** Returns a path from a node of one step to a node of another over ephemeral nodes only; null if there is none. */
    static @Nullable List<Integer> between(Quotient quotient, int from, int to) {
        return new NodePath(quotient, from).search(to, Set.of(to));
    }

    /** A state is a node, times two, plus one if another step was entered on the way. */
    private @Nullable List<Integer> search(int target, Set<Integer> within) {
        int[] previous = new int[quotient.dataflow().resolved().size() * 2];
        Arrays.fill(previous, UNSEEN);
        Deque<Integer> queue = new ArrayDeque<>();
        for (int member : byName(quotient.members(step))) {
            previous[member * 2] = START;
            queue.add(member * 2);
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            for (int user : byName(quotient.dataflow().usersOf(state / 2))) {
                int at = quotient.stepOf(user);
                boolean left = state % 2 == 1 || (at != Membership.NONE && at != step);
                int next = user * 2 + (left ? 1 : 0);
                boolean allowed = at == Membership.NONE || within.contains(at);
                if (!allowed || previous[next] != UNSEEN || (at == step && !left)) {
                    continue;
                }
                previous[next] = state;
                if (at == target && left) {
                    return path(previous, next);
                }
                queue.add(next);
            }
        }
        return null;
    }

    private static List<Integer> path(int[] previous, int end) {
        List<Integer> path = new ArrayList<>();
        for (int state = end; state != START; state = previous[state]) {
            path.add(state / 2);
        }
        Collections.reverse(path);
        return path;
    }

    private List<Integer> byName(int[] nodes) {
        return Arrays.stream(nodes)
                .boxed()
                .sorted(Comparator.comparing(quotient::nodeName, Utf8Order.INSTANCE))
                .toList();
    }
}
