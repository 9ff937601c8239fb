package dev.icosian.compiler.wiring;

import dev.icosian.Problem;
import dev.icosian.compiler.graph.ResolvedDataflow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What names became. Immutable.
 *
 * @param dataflow null if there are problems
 * @param replacements what {@code replacing} let take a node's place, by name
 * @param problems all that is wrong, in a stable order
 * @param warnings what works but should be looked at, in a stable order
 */
public record Resolution(
        @Nullable ResolvedDataflow dataflow,
        List<Replacement> replacements,
        List<Problem> problems,
        List<Problem> warnings) {
    /** Copies the lists. */
    public Resolution {
        replacements = List.copyOf(replacements);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /**
     * Something that took a node's place.
     *
     * @param name of the node
     * @param by what stands there now, as in a message
     * @param instead what stood there, as in a message
     */
    public record Replacement(String name, String by, String instead) {}
}
