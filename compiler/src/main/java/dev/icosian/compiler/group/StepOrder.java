package dev.icosian.compiler.group;

import dev.icosian.internal.Utf8Order;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** The order of steps: each after all that it reads from, ties by name. */
final class StepOrder {
    private StepOrder() {}

    /** Returns the steps that have nodes, in order; those on a cycle, and behind one, are missing. */
    static List<Integer> of(Quotient quotient) {
        int steps = quotient.steps();
        int[] open = new int[steps];
        List<List<Integer>> readers = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            readers.add(new ArrayList<>());
        }
        PriorityQueue<Integer> ready = new PriorityQueue<>(Utf8Order.by(quotient::stepName));
        for (int step = 0; step < steps; step++) {
            for (int before : quotient.after(step)) {
                readers.get(before).add(step);
                open[step]++;
            }
            if (open[step] == 0 && quotient.members(step).length > 0) {
                ready.add(step);
            }
        }
        List<Integer> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            int step = ready.remove();
            order.add(step);
            for (int reader : readers.get(step)) {
                if (--open[reader] == 0) {
                    ready.add(reader);
                }
            }
        }
        return order;
    }
}
