package dev.icosian.compiler;

import dev.icosian.compiler.expand.Expansion;
import dev.icosian.compiler.group.Grouped;
import dev.icosian.compiler.wiring.Resolution.Replacement;
import java.util.List;

/**
 * How a plan came about, to explain it. Immutable.
 *
 * @param grouped what claimed each unit, and why each boundary value has its materializer
 * @param expansion all nodes of the pipeline, needed now or not
 * @param replacements what took a node's place
 */
public record Origins(Grouped grouped, Expansion expansion, List<Replacement> replacements) {
    /** Copies the list. */
    public Origins {
        replacements = List.copyOf(replacements);
    }
}
