package dev.icosian.runtime.internal.exec;

import java.util.Arrays;
import java.util.List;

/**
 * Who waits for whom among the nodes of a selection, by their positions in its order. Immutable, thread safe; made once
 * per selection.
 */
final class Schedule {
    private final int[] waiting;
    private final int[] firstUser;
    private final int[] users;

    private Schedule(int[] waiting, int[] firstUser, int[] users) {
        this.waiting = waiting;
        this.firstUser = firstUser;
        this.users = users;
    }

    /**
     * Returns the schedule of instructions that are in topological order.
     *
     * @param slots how many slots the program has
     */
    static Schedule of(List<Instruction> order, int slots) {
        int[] positions = new int[slots];
        Arrays.fill(positions, -1);
        int[] waiting = new int[order.size()];
        int[] firstUser = new int[order.size() + 1];
        for (int i = 0; i < waiting.length; i++) {
            for (int read : order.get(i).reads()) {
                if (positions[read] >= 0) {
                    waiting[i]++;
                    firstUser[positions[read] + 1]++;
                }
            }
            positions[order.get(i).slot()] = i;
        }
        for (int i = 0; i < waiting.length; i++) {
            firstUser[i + 1] += firstUser[i];
        }
        int[] next = firstUser.clone();
        int[] users = new int[firstUser[waiting.length]];
        for (int i = 0; i < waiting.length; i++) {
            for (int read : order.get(i).reads()) {
                int position = positions[read];
                // Foreign and given values have no position.
                if (position >= 0) {
                    users[next[position]++] = i;
                }
            }
        }
        return new Schedule(waiting, firstUser, users);
    }

    /** Returns how many nodes there are. */
    int size() {
        return waiting.length;
    }

    /** Returns how many nodes each node waits for; a copy. */
    int[] waiting() {
        return waiting.clone();
    }

    /** Returns where the users of a node begin. */
    int firstUser(int position) {
        return firstUser[position];
    }

    /** Returns behind which place the users of a node end. */
    int endOfUsers(int position) {
        return firstUser[position + 1];
    }

    /** Returns the position of the node at a place among the users. */
    int user(int place) {
        return users[place];
    }
}
