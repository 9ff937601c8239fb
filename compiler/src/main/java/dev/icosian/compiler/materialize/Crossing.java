package dev.icosian.compiler.materialize;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why a value is stored.
 *
 * @param step the one that makes it
 * @param readers step by node, of the nodes of other steps that read it; empty if it is only requested
 */
public record Crossing(String step, SortedMap<String, String> readers) {
    /** Copies the map. */
    public Crossing {
        readers = Collections.unmodifiableSortedMap(new TreeMap<>(readers));
    }
}
