package dev.icosian.compiler.expand;

import dev.icosian.Problem;
import dev.icosian.internal.Utf8Order;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All nodes after all modifiers. Immutable.
 *
 * @param units in the order of declaration
 * @param unchosen variants that the configuration did not choose
 * @param configRead configuration keys that decided something
 * @param broken names of nodes that are left out because something is wrong with them: not to be reported as missing
 * @param problems what was wrong, in the order of declaration
 */
public record Expansion(
        List<Unit> units,
        List<Variant> unchosen,
        SortedSet<String> configRead,
        SortedSet<String> broken,
        List<Problem> problems) {
    /** Copies the collections. */
    public Expansion {
        units = List.copyOf(units);
        unchosen = List.copyOf(unchosen);
        configRead = sorted(configRead);
        broken = sorted(broken);
        problems = List.copyOf(problems);
    }

    private static SortedSet<String> sorted(Collection<String> names) {
        SortedSet<String> copy = new TreeSet<>(Utf8Order.INSTANCE);
        copy.addAll(names);
        return Collections.unmodifiableSortedSet(copy);
    }
}
