package dev.icosian.compiler.group;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A shortest way from a step over the steps that it needs back to itself. */
final class StepRound {
    private StepRound() {}

    /** Returns the steps in the direction of the data, the given one at both ends; it must be on a circle. */
    static List<Integer> through(Quotient quotient, int step, Set<Integer> circle) {
        Map<Integer, Integer> needer = new HashMap<>();
        Deque<Integer> queue = new ArrayDeque<>();
        queue.add(step);
        while (!queue.isEmpty()) {
            int at = queue.remove();
            for (int need : quotient.after(at)) {
                if (need == step) {
                    List<Integer> round = new ArrayList<>();
                    round.add(step);
                    for (int back = at; back != step; back = Objects.requireNonNull(needer.get(back))) {
                        round.add(back);
                    }
                    round.add(step);
                    return round;
                }
                if (circle.contains(need) && needer.putIfAbsent(need, at) == null) {
                    queue.add(need);
                }
            }
        }
        throw new IllegalArgumentException(quotient.stepName(step) + " is on no circle");
    }
}
