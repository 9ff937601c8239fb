package dev.icosian.compiler.modify;

import dev.icosian.Problem;
import java.util.List;
import java.util.SortedSet;

/**
 * All nodes after all modifiers.
 *
 * @param units in the order of declaration
 * @param unchosen variants that the configuration did not choose
 * @param configRead configuration keys that decided something
 * @param problems what was wrong; units that had any are left out
 */
public record Expansion(
        List<Unit> units, List<Variant> unchosen, SortedSet<String> configRead, List<Problem> problems) {}
