package dev.icosian.compiler.wiring;

/** Numbers of which the smallest is taken first: a heap without an object per number. */
final class ReadyRanks {
    private final int[] heap;
    private int size;

    /** @param most how many there can be at a time */
    ReadyRanks(int most) {
        heap = new int[most];
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(int rank) {
        int at = size;
        size++;
        while (at > 0 && heap[(at - 1) / 2] > rank) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = rank;
    }

    int removeFirst() {
        int first = heap[0];
        size--;
        int last = heap[size];
        int at = 0;
        int child = smallerChild(at);
        while (child < size && heap[child] < last) {
            heap[at] = heap[child];
            at = child;
            child = smallerChild(at);
        }
        heap[at] = last;
        return first;
    }

    private int smallerChild(int at) {
        int left = 2 * at + 1;
        return left + 1 < size && heap[left + 1] < heap[left] ? left + 1 : left;
    }
}
