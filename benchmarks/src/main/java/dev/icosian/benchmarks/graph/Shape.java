package dev.icosian.benchmarks.graph;

import java.util.List;
import java.util.stream.IntStream;

/** How the nodes of a generated graph hang together. The Python program beside makes the same ones. */
public enum Shape {
    /** No node needs another. */
    WIDE {
        @Override
        List<Integer> reads(int number) {
            return List.of();
        }

        @Override
        int firstOutput(int nodes) {
            return 0;
        }
    },
    /** Layers of forty; every node needs three of the layer before. */
    LAYERED {
        @Override
        List<Integer> reads(int number) {
            int layer = number / LAYER;
            return layer == 0
                    ? List.of()
                    : IntStream.of(0, 1, 7)
                            .mapToObj(step -> (layer - 1) * LAYER + (number % LAYER + step) % LAYER)
                            .toList();
        }

        @Override
        int firstOutput(int nodes) {
            return nodes - LAYER;
        }
    };

    private static final int LAYER = 40;

    /** Returns what a node reads; nothing: the param. */
    abstract List<Integer> reads(int number);

    /** Returns the first requested node; all behind it are requested too. */
    abstract int firstOutput(int nodes);
}
