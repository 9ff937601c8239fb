package dev.icosian.compiler.wiring;

import dev.icosian.compiler.declare.Declared;
import dev.icosian.compiler.expand.Expansion;
import dev.icosian.compiler.graph.Supplies;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that names can mean, and what is asked for. Immutable.
 *
 * @param expansion the nodes
 * @param declared config keys, params, requested names
 * @param published nodes whose values are written for others; they count as requested
 * @param replacing names whose node a param, config key or later module may replace
 * @param ephemeral names of nodes that belong to no step
 * @param placeholders params and config keys that the locations of sinks read
 * @param used names that sinks use: nodes among them are needed
 * @param supplies secrets and resources
 * @param everything whether all nodes count as requested
 * @param open whether undeclared names are params, typed by their consumers
 */
public record World(
        Expansion expansion,
        Declared declared,
        List<String> published,
        Set<String> replacing,
        List<String> ephemeral,
        Set<String> placeholders,
        Set<String> used,
        Supplies supplies,
        boolean everything,
        boolean open) {
    /** Copies the collections. */
    public World {
        published = List.copyOf(published);
        replacing = Set.copyOf(replacing);
        ephemeral = List.copyOf(ephemeral);
        placeholders = Set.copyOf(placeholders);
        used = Collections.unmodifiableSet(new TreeSet<>(used));
    }

    /** Returns the world in which modules alone are said: every node counts, undeclared names are params. */
    public static World open(Expansion expansion, Declared declared) {
        return new World(
                expansion, declared, List.of(), Set.of(), List.of(), Set.of(), Set.of(), Supplies.none(), true, true);
    }

    /** Returns the world in which all names are declared. */
    public static World closed(Expansion expansion, Declared declared) {
        return new World(
                expansion, declared, List.of(), Set.of(), List.of(), Set.of(), Set.of(), Supplies.none(), false, false);
    }
}
