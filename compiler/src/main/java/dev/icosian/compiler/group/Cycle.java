package dev.icosian.compiler.group;

import dev.icosian.Problem;
import dev.icosian.compiler.graph.Knots;
import dev.icosian.internal.Lists;
import dev.icosian.internal.Utf8Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code Grouping/Cycle}: steps need each other. Shown is a shortest path of nodes that leaves a step and returns to it;
 * where the values that leave and those that return are not connected, a shortest round of steps.
 */
final class Cycle {
    /** In a circle of very many steps, a path is looked for from the first of them by name. */
    private static final int STEPS_TRIED = 100;

    private static final int SHOWN_AT_EACH_END = 4;

    private final Quotient quotient;
    private final List<Integer> circle;
    private final Set<Integer> inCircle;

    private Cycle(Quotient quotient, List<Integer> circle) {
        this.quotient = quotient;
        this.circle = new ArrayList<>(circle);
        this.circle.sort(Comparator.comparing(quotient::stepName, Utf8Order.INSTANCE));
        this.inCircle = new HashSet<>(circle);
    }

    static void check(Quotient quotient, List<Problem> problems) {
        for (List<Integer> circle : Knots.of(quotient.steps(), quotient::after)) {
            problems.add(new Cycle(quotient, circle).problem());
        }
    }

    private Problem problem() {
        List<Integer> shortest = null;
        for (int step : circle.subList(0, Math.min(STEPS_TRIED, circle.size()))) {
            List<Integer> path = NodePath.leavingAndReturning(quotient, step, inCircle);
            if (path != null && (shortest == null || path.size() < shortest.size())) {
                shortest = path;
            }
        }
        return shortest == null ? round() : leavesAndReturns(shortest);
    }

    private Problem leavesAndReturns(List<Integer> path) {
        int step = quotient.stepOf(path.get(0));
        List<String> between = path.subList(1, path.size() - 1).stream()
                .filter(node -> quotient.stepOf(node) != step && !quotient.isEphemeral(node))
                .map(quotient::nodeName)
                .toList();
        List<Integer> steps = new ArrayList<>();
        for (int node : path) {
            int at = quotient.stepOf(node);
            if (at != Membership.NONE && (steps.isEmpty() || steps.get(steps.size() - 1) != at)) {
                steps.add(at);
            }
        }
        String name = quotient.stepName(step);
        return new Problem(
                "Grouping/Cycle",
                arrows(path) + " leaves step '" + name + "' and returns to it\n  its steps: " + stepArrows(steps),
                null,
                "move " + Lists.quoted(between) + " into '" + name + "', or split '"
                        + quotient.nodeName(path.get(path.size() - 1)) + "' out");
    }

    private Problem round() {
        List<Integer> round = shortestRound();
        StringBuilder crossings = new StringBuilder();
        for (int i = 0; i + 1 < round.size(); i++) {
            List<Integer> path = NodePath.between(quotient, round.get(i), round.get(i + 1));
            crossings
                    .append("\n  ")
                    .append(path == null ? "" : arrows(path))
                    .append(" leads from '")
                    .append(quotient.stepName(round.get(i)))
                    .append("' to '")
                    .append(quotient.stepName(round.get(i + 1)))
                    .append('\'');
        }
        List<String> names = round.subList(1, round.size()).stream()
                .map(quotient::stepName)
                .sorted(Utf8Order.INSTANCE)
                .toList();
        return new Problem(
                "Grouping/Cycle",
                "the steps " + Lists.quoted(names) + " need each other: " + stepArrows(round) + crossings,
                null,
                "put them into one step, or split one of them");
    }

    private List<Integer> shortestRound() {
        List<Integer> shortest = null;
        for (int step : circle.subList(0, Math.min(STEPS_TRIED, circle.size()))) {
            List<Integer> round = StepRound.through(quotient, step, inCircle);
            if (shortest == null || round.size() < shortest.size()) {
                shortest = round;
            }
        }
        return Objects.requireNonNull(shortest, "a circle has steps");
    }

    private String arrows(List<Integer> nodes) {
        return arrows(nodes.stream().map(quotient::nodeName).toList(), SHOWN_AT_EACH_END);
    }

    private String stepArrows(List<Integer> steps) {
        return arrows(steps.stream().map(quotient::stepName).toList(), SHOWN_AT_EACH_END);
    }

    private static String arrows(List<String> names, int ends) {
        if (names.size() <= 2 * ends + 1) {
            return names.stream().collect(Collectors.joining(" → "));
        }
        return String.join(" → ", names.subList(0, ends)) + " → (" + (names.size() - 2 * ends) + " more) → "
                + String.join(" → ", names.subList(names.size() - ends, names.size()));
    }
}
