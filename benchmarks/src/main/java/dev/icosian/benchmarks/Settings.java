package dev.icosian.benchmarks;

import java.nio.file.Path;
import java.util.Map;

/**
 * What is measured, and how long.
 *
 * @param smoke whether everything is done only once and small, to see that it works
 * @param folder for what is generated and stored; empty at first
 * @param jars the folder of benchmarks.jar and ten-steps.jar
 * @param peers by name, the Python that has it; without an entry it is not there
 * @param programs the folder of the Python programs
 */
public record Settings(boolean smoke, Path folder, Path jars, Map<String, Path> peers, Path programs) {
    /** Copies the map. */
    public Settings {
        peers = Map.copyOf(peers);
    }

    /** Returns the nodes of a large graph. */
    public int nodes() {
        return smoke ? 400 : 4_000;
    }

    /** Returns the nodes of a huge graph. */
    public int manyNodes() {
        return smoke ? 1_000 : 100_000;
    }

    /** Returns how often a pair of processes is started. */
    public int pairs() {
        return smoke ? 1 : 15;
    }

    /** Returns how often something short is done in this process. */
    public int repetitions() {
        return smoke ? 2 : 40;
    }

    /** Returns how often repetitions begin anew, of which the last count. */
    public int laps() {
        return smoke ? 1 : 6;
    }
}
