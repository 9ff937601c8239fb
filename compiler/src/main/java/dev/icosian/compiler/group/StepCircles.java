package dev.icosian.compiler.group;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Sets of steps of which each needs each other, directly or not: strongly connected components, by iteration. */
final class StepCircles {
    private static final int UNSEEN = -1;

    private final Quotient quotient;
    private final int[] number;
    private final int[] low;
    private final boolean[] open;
    private final int[] nextEdge;
    private final Deque<Integer> component = new ArrayDeque<>();
    private final List<List<Integer>> found = new ArrayList<>();
    private int counter;

    private StepCircles(Quotient quotient) {
        this.quotient = quotient;
        number = new int[quotient.steps()];
        low = new int[quotient.steps()];
        open = new boolean[quotient.steps()];
        nextEdge = new int[quotient.steps()];
        Arrays.fill(number, UNSEEN);
    }

    /** Returns the sets with at least two steps. */
    static List<List<Integer>> of(Quotient quotient) {
        StepCircles circles = new StepCircles(quotient);
        for (int step = 0; step < quotient.steps(); step++) {
            if (circles.number[step] == UNSEEN) {
                circles.visitFrom(step);
            }
        }
        return circles.found;
    }

    private void visitFrom(int start) {
        Deque<Integer> path = new ArrayDeque<>();
        enter(start, path);
        while (!path.isEmpty()) {
            int step = path.peek();
            int[] edges = quotient.after(step);
            if (nextEdge[step] < edges.length) {
                int next = edges[nextEdge[step]++];
                if (number[next] == UNSEEN) {
                    enter(next, path);
                } else if (open[next]) {
                    low[step] = Math.min(low[step], number[next]);
                }
                continue;
            }
            path.pop();
            if (!path.isEmpty()) {
                low[path.peek()] = Math.min(low[path.peek()], low[step]);
            }
            if (low[step] == number[step]) {
                close(step);
            }
        }
    }

    private void enter(int step, Deque<Integer> path) {
        number[step] = counter;
        low[step] = counter++;
        open[step] = true;
        component.push(step);
        path.push(step);
    }

    private void close(int root) {
        List<Integer> members = new ArrayList<>();
        int member;
        do {
            member = component.pop();
            open[member] = false;
            members.add(member);
        } while (member != root);
        if (members.size() > 1) {
            found.add(members);
        }
    }
}
