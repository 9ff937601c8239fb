package dev.icosian.compiler.group;

import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.internal.StepDeclaration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * The graph of steps, and what crosses between them. A step that uses an ephemeral node evaluates it itself, so it reads
 * whatever stored value that node reads, through other ephemeral nodes too. Steps without nodes are in it, without
 * edges.
 */
final class Quotient {
    private final Units units;
    private final List<String> stepNames;
    private final int[] stepOf;
    private final int[][] members;
    private final int[][] ephemerals;
    private final int[][] inputs;
    private final int[][] after;
    private final BitSet read = new BitSet();

    Quotient(Units units, Membership membership) {
        this.units = units;
        stepNames = new ArrayList<>(membership.steps().size());
        for (StepDeclaration step : membership.steps()) {
            stepNames.add(step.name());
        }
        int steps = stepNames.size();
        int nodes = units.dataflow().resolved().size();
        stepOf = new int[nodes];
        int[] sizes = new int[steps];
        for (int node = 0; node < nodes; node++) {
            stepOf[node] = membership.stepOf().get(units.unitOf(node));
            if (stepOf[node] != Membership.NONE) {
                sizes[stepOf[node]]++;
            }
        }
        members = new int[steps][];
        for (int step = 0; step < steps; step++) {
            members[step] = new int[sizes[step]];
        }
        int[] filled = new int[steps];
        for (int node = 0; node < nodes; node++) {
            int step = stepOf[node];
            if (step != Membership.NONE) {
                members[step][filled[step]++] = node;
            }
        }
        ephemerals = new int[steps][];
        inputs = new int[steps][];
        after = new int[steps][];
        int[] nodeSeenBy = new int[nodes];
        int[] stepSeenBy = new int[steps];
        for (int step = 0; step < steps; step++) {
            follow(step, nodeSeenBy, stepSeenBy);
        }
    }

    private void follow(int step, int[] nodeSeenBy, int[] stepSeenBy) {
        int mark = step + 1;
        List<Integer> usedEphemerals = new ArrayList<>();
        List<Integer> foreign = new ArrayList<>();
        List<Integer> before = new ArrayList<>();
        Deque<Integer> ephemeralsToFollow = new ArrayDeque<>();
        for (int member : members[step]) {
            int reader = member;
            while (true) {
                for (int need : units.dataflow().needsOf(reader)) {
                    if (stepOf[need] == step || nodeSeenBy[need] == mark) {
                        continue;
                    }
                    nodeSeenBy[need] = mark;
                    if (isEphemeral(need)) {
                        usedEphemerals.add(need);
                        ephemeralsToFollow.push(need);
                        continue;
                    }
                    foreign.add(need);
                    read.set(need);
                    int from = stepOf[need];
                    if (from != Membership.NONE && stepSeenBy[from] != mark) {
                        stepSeenBy[from] = mark;
                        before.add(from);
                    }
                }
                if (ephemeralsToFollow.isEmpty()) {
                    break;
                }
                reader = ephemeralsToFollow.pop();
            }
        }
        ephemerals[step] = sorted(usedEphemerals);
        inputs[step] = sorted(foreign);
        after[step] = sorted(before);
    }

    private static int[] sorted(List<Integer> numbers) {
        int[] sorted = new int[numbers.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = numbers.get(i);
        }
        Arrays.sort(sorted);
        return sorted;
    }

    ResolvedDataflow dataflow() {
        return units.dataflow();
    }

    int steps() {
        return stepNames.size();
    }

    String stepName(int step) {
        return stepNames.get(step);
    }

    String nodeName(int node) {
        return units.dataflow().resolved().get(node).name();
    }

    /** Returns the number of a node's step, {@link Membership#NONE} for an ephemeral node. */
    int stepOf(int node) {
        return stepOf[node];
    }

    boolean isEphemeral(int node) {
        return units.isEphemeral(units.unitOf(node));
    }

    /** Returns the positions of a step's nodes, ascending; like all arrays here not to be changed. */
    int[] members(int step) {
        return members[step];
    }

    /** Returns the positions of the ephemeral nodes that a step evaluates, ascending. */
    int[] ephemerals(int step) {
        return ephemerals[step];
    }

    /** Returns the positions of the nodes of other steps that a step reads, ascending. */
    int[] inputs(int step) {
        return inputs[step];
    }

    /** Returns the numbers of the steps that a step reads from, ascending. */
    int[] after(int step) {
        return after[step];
    }

    /** Returns whether another step reads a node. */
    boolean isReadElsewhere(int node) {
        return read.get(node);
    }
}
