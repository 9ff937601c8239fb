package dev.icosian.compiler.graph;

import java.util.Arrays;

/**
 * Names and their positions, in the order in which they were added. Takes a third of the room of a hash map, which
 * counts where a plan has a hundred thousand nodes: what a collector has to copy while a plan is made takes longer than
 * making it. Thread safe once all names are there.
 */
public final class NameIndex {
    /** By hash, then the next free one: the hash, then position + 1; 0 is free. At most three of four are taken. */
    private long[] table;

    private String[] names;
    private int size;

    /** Makes an index with room for so many names; more may come. */
    public NameIndex(int expected) {
        table = new long[Math.max(8, Integer.highestOneBit(expected + expected / 3) * 2)];
        names = new String[Math.max(4, expected)];
    }

    /** Returns the position of a name, which is the next one if it was not there. */
    public int add(String name) {
        int hash = hash(name);
        int slot = slot(name, hash);
        return table[slot] == 0 ? append(name, hash, slot) : position(table[slot]);
    }

    /** Gives the next position to a name. If it was there, it leads to the new one from now on. */
    void append(String name) {
        int hash = hash(name);
        append(name, hash, slot(name, hash));
    }

    private int append(String name, int hash, int slot) {
        int position = size;
        if (position == names.length) {
            names = Arrays.copyOf(names, position * 2);
        }
        names[position] = name;
        size++;
        table[slot] = (long) hash << Integer.SIZE | size;
        if (size > table.length / 4 * 3) {
            grow();
        }
        return position;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        for (long entry : old) {
            if (entry != 0) {
                int slot = hash(entry) & (table.length - 1);
                while (table[slot] != 0) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = entry;
            }
        }
    }

    /** Names differ in their last digits as a rule: every bit of what the string has is to change all others. */
    private static int hash(String name) {
        int hash = name.hashCode();
        hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
        hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
        return hash ^ hash >>> 16;
    }

    private static int hash(long entry) {
        return (int) (entry >>> Integer.SIZE);
    }

    private static int position(long entry) {
        return (int) entry - 1;
    }

    /** Returns where a name is in the table, or else would be. */
    private int slot(String name, int hash) {
        int slot = hash & (table.length - 1);
        long entry = table[slot];
        while (entry != 0 && (hash(entry) != hash || !names[position(entry)].equals(name))) {
            slot = (slot + 1) & (table.length - 1);
            entry = table[slot];
        }
        return slot;
    }

    /** Returns the position of a name, -1 if it is not there. */
    public int find(String name) {
        return position(table[slot(name, hash(name))]);
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
