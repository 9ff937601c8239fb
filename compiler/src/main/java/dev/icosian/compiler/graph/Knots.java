package dev.icosian.compiler.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Parts of a graph in which each needs each other, directly or not: Tarjan's algorithm, with a stack of its own. */
public final class Knots {
    private static final int UNSEEN = -1;

    private final IntFunction<int[]> needs;
    private final int[] number;
    private final int[] low;
    private final int[] nextEdge;
    private final boolean[] open;
    private final IntStack part = new IntStack();
    private final IntStack path = new IntStack();
    private final List<List<Integer>> found = new ArrayList<>();
    private int counter;

    private Knots(int size, IntFunction<int[]> needs) {
        this.needs = needs;
        number = new int[size];
        low = new int[size];
        nextEdge = new int[size];
        open = new boolean[size];
        Arrays.fill(number, UNSEEN);
    }

    /** Returns all knots, in no stated order: of at least two, or of one that needs itself. */
    public static List<List<Integer>> of(int size, IntFunction<int[]> needs) {
        Knots knots = new Knots(size, needs);
        for (int start = 0; start < size; start++) {
            if (knots.number[start] == UNSEEN) {
                knots.visitFrom(start);
            }
        }
        return knots.found;
    }

    private void visitFrom(int start) {
        enter(start);
        while (!path.isEmpty()) {
            int at = path.peek();
            int[] edges = needs.apply(at);
            if (nextEdge[at] < edges.length) {
                int next = edges[nextEdge[at]++];
                if (number[next] == UNSEEN) {
                    enter(next);
                } else if (open[next]) {
                    low[at] = Math.min(low[at], number[next]);
                }
                continue;
            }
            path.pop();
            if (!path.isEmpty()) {
                low[path.peek()] = Math.min(low[path.peek()], low[at]);
            }
            if (low[at] == number[at]) {
                close(at);
            }
        }
    }

    private void enter(int at) {
        number[at] = counter;
        low[at] = counter++;
        open[at] = true;
        part.push(at);
        path.push(at);
    }

    private void close(int root) {
        if (part.peek() == root && !needsItself(root)) {
            // By far the most: a node that is in no knot.
            part.pop();
            open[root] = false;
            return;
        }
        List<Integer> members = new ArrayList<>();
        int member;
        do {
            member = part.pop();
            open[member] = false;
            members.add(member);
        } while (member != root);
        found.add(members);
    }

    private boolean needsItself(int at) {
        for (int need : needs.apply(at)) {
            if (need == at) {
                return true;
            }
        }
        return false;
    }

    private static final class IntStack {
        private int[] items = new int[16];
        private int size;

        void push(int item) {
            if (size == items.length) {
                items = Arrays.copyOf(items, size * 2);
            }
            items[size] = item;
            size++;
        }

        int pop() {
            size--;
            return items[size];
        }

        int peek() {
            return items[size - 1];
        }

        boolean isEmpty() {
            return size == 0;
        }
    }
}
