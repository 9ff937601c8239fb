package dev.icosian.runtime.internal.exec;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What can run next, first in topological order first. Mutable, for one thread at a time. */
final class Frontier {
    private final Schedule schedule;
    private final int[] waiting;
    private final PriorityQueue<Integer> ready = new PriorityQueue<>();
    private int left;

    Frontier(Schedule schedule) {
        this.schedule = schedule;
        this.waiting = schedule.waiting();
        this.left = schedule.size();
        for (int i = 0; i < waiting.length; i++) {
            if (waiting[i] == 0) {
                ready.add(i);
            }
        }
    }

    /** Returns whether all nodes have run. */
    boolean isComplete() {
        return left == 0;
    }

    /** Returns how many nodes have run. */
    int done() {
        return schedule.size() - left;
    }

    /** Returns how many nodes could start now. */
    int ready() {
        return ready.size();
    }

    /** Returns the node that would start next; null if there is none. */
    @Nullable
    Integer peek() {
        return ready.peek();
    }

    /** Takes the node that starts next; null if there is none. */
    @Nullable
    Integer take() {
        return ready.poll();
    }

    /** Takes note that a node has run: those that waited for it only can start. */
    void done(int position) {
        left--;
        for (int place = schedule.firstUser(position); place < schedule.endOfUsers(position); place++) {
            int user = schedule.user(place);
            waiting[user]--;
            if (waiting[user] == 0) {
                ready.add(user);
            }
        }
    }
}
