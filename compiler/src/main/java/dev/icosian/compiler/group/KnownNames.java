package dev.icosian.compiler.group;

import java.util.Set;

/**
 * What selectors may name although the dataflow does not have it now. Immutable.
 *
 * @param nodes names that exist under some configuration or for some output
 * @param tags of those nodes, {@code key=value}
 * @param modules the pipeline's modules
 * @param variants whether there are nodes that the configuration did not choose, whose tags are then unknown
 */
public record KnownNames(Set<String> nodes, Set<String> tags, Set<Class<?>> modules, boolean variants) {
    /** Copies the sets. */
    public KnownNames {
        nodes = Set.copyOf(nodes);
        tags = Set.copyOf(tags);
        modules = Set.copyOf(modules);
    }

    /** Returns: nothing but what the dataflow has. */
    public static KnownNames none() {
        return new KnownNames(Set.of(), Set.of(), Set.of(), false);
    }
}
