package dev.icosian.runtime.internal.local;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which steps may start: those whose upstream steps have ended in whatever way, first ones of the plan first. A step
 * can be sent back, with all that needs it. Every target that decides what comes next decides it here. For one thread.
 *
 * @param <S> what stands for a step
 */
public final class ReadySteps<S> {
    private enum State {
        WAITING,
        READY,
        RUNNING,
        ENDED
    }

    private final List<S> steps;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<List<Integer>> upstream = new ArrayList<>();
    private final List<List<Integer>> dependents = new ArrayList<>();
    private final State[] states;
    /** By waiting step, how many upstream steps have not ended. */
    private final int[] open;

    private final TreeSet<Integer> ready = new TreeSet<>();
    /** Running steps whose upstream was sent back meanwhile. */
    private final BitSet outdated = new BitSet();

    /**
     * Takes the steps in the plan's order. Upstream steps that are not among them count as ended.
     *
     * @param name gives the name of a step
     * @param after gives the names of the steps that it needs
     */
    public ReadySteps(List<S> steps, Function<S, String> name, Function<S, List<String>> after) {
        this.steps = List.copyOf(steps);
        this.states = new State[steps.size()];
        this.open = new int[steps.size()];
        for (int i = 0; i < steps.size(); i++) {
            indexes.put(name.apply(steps.get(i)), i);
            dependents.add(new ArrayList<>());
        }
        for (int i = 0; i < steps.size(); i++) {
            List<Integer> needed = new ArrayList<>();
            for (String upstreamName : after.apply(steps.get(i))) {
                Integer index = indexes.get(upstreamName);
                if (index != null) {
                    needed.add(index);
                    dependents.get(index).add(i);
                }
            }
            upstream.add(needed);
            states[i] = State.WAITING;
        }
        for (int i = 0; i < steps.size(); i++) {
            await(i);
        }
    }

    /** Returns whether a step is among these. */
    public boolean contains(String step) {
        return indexes.containsKey(step);
    }

    /** Returns the place of a step in the plan's order. */
    public int index(String step) {
        Integer index = indexes.get(step);
        if (index == null) {
            throw new IllegalArgumentException("'" + step + "' is no step of this run");
        }
        return index;
    }

    /** Returns whether a step may start now. */
    public boolean isAny() {
        return !ready.isEmpty();
    }

    /** Takes the first step that may start; null if there is none now. */
    public @Nullable S take() {
        Integer first = ready.pollFirst();
        if (first == null) {
            return null;
        }
        states[first] = State.RUNNING;
        return steps.get(first);
    }

    /** A step that was taken, or is waiting, has ended. */
    public void ended(String step) {
        int index = index(step);
        ready.remove(index);
        outdated.clear(index);
        states[index] = State.ENDED;
        for (int dependent : dependents.get(index)) {
            if (states[dependent] == State.WAITING) {
                open[dependent]--;
                if (open[dependent] == 0) {
                    states[dependent] = State.READY;
                    ready.add(dependent);
                }
            }
        }
    }

    /** Returns whether a running step has read what is to be made again. */
    public boolean isOutdated(String step) {
        return outdated.get(index(step));
    }

    /** A step that was taken has to start once more when its upstream steps have ended. */
    public void putBack(String step) {
        int index = index(step);
        outdated.clear(index);
        await(index);
    }

    /** Sends a step back, and all that needs it; those that run are outdated. */
    public void sendBack(String step) {
        BitSet affected = withDependents(index(step));
        affected.stream().forEach(index -> {
            if (states[index] == State.RUNNING) {
                outdated.set(index);
            } else {
                ready.remove(index);
                states[index] = State.WAITING;
            }
        });
        affected.stream().filter(index -> states[index] != State.RUNNING).forEach(this::await);
    }

    /** Returns the steps that have neither ended nor run, in the plan's order. */
    public List<S> left() {
        List<S> left = new ArrayList<>();
        for (int i = 0; i < states.length; i++) {
            if (states[i] == State.WAITING || states[i] == State.READY) {
                left.add(steps.get(i));
            }
        }
        return left;
    }

    private void await(int index) {
        open[index] = 0;
        for (int needed : upstream.get(index)) {
            if (states[needed] != State.ENDED) {
                open[index]++;
            }
        }
        states[index] = open[index] == 0 ? State.READY : State.WAITING;
        if (open[index] == 0) {
            ready.add(index);
        }
    }

    private BitSet withDependents(int first) {
        BitSet affected = new BitSet();
        affected.set(first);
        for (int i = affected.nextSetBit(first); i >= 0; i = affected.nextSetBit(i + 1)) {
            dependents.get(i).forEach(affected::set);
        }
        return affected;
    }
}
