package dev.icosian.compiler.graph;

import java.util.Arrays;

/**
 * Names and their positions, in the order in which they were added. Takes a fifth of the room of a hash map, which
 * counts where a plan has a hundred thousand nodes: what a collector has to copy while a plan is made takes longer than
 * making it. Thread safe once all names are there.
 */
public final class NameIndex {
    private static final int SPREAD = 0x9E3779B9;

    /** By hash, then the next free one: position + 1; 0 is free. At most two of three are taken. */
    private int[] table;

    private String[] names;
    private int shift;
    private int size;

    /** Makes an index with room for so many names; more may come. */
    public NameIndex(int expected) {
        int bits = Math.max(3, Integer.SIZE - Integer.numberOfLeadingZeros(expected + expected / 2));
        table = new int[1 << bits];
        shift = Integer.SIZE - bits;
        names = new String[Math.max(4, expected)];
    }

    /** Returns the position of a name, which is the next one if it was not there. */
    public int add(String name) {
        int slot = slot(name);
        return table[slot] == 0 ? append(name, slot) : table[slot] - 1;
    }

    /** Gives the next position to a name. If it was there, it leads to the new one from now on. */
    void append(String name) {
        append(name, slot(name));
    }

    private int append(String name, int slot) {
        int position = size;
        if (position == names.length) {
            names = Arrays.copyOf(names, position * 2);
        }
        names[position] = name;
        table[slot] = position + 1;
        size++;
        if (size + size / 2 > table.length) {
            grow();
        }
        return position;
    }

    private void grow() {
        table = new int[table.length * 2];
        shift--;
        for (int position = 0; position < size; position++) {
            table[slot(names[position])] = position + 1;
        }
    }

    /** Returns where a name is in the table, or else would be. */
    private int slot(String name) {
        int slot = (name.hashCode() * SPREAD) >>> shift;
        while (table[slot] != 0 && !names[table[slot] - 1].equals(name)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    /** Returns the position of a name, -1 if it is not there. */
    public int find(String name) {
        return table[slot(name)] - 1;
    }

    public boolean contains(String name) {
        return find(name) >= 0;
    }

    /** Returns the name at a position. */
    public String name(int position) {
        return names[position];
    }

    public int size() {
        return size;
    }
}
