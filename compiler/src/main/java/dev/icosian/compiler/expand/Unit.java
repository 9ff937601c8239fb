package dev.icosian.compiler.expand;

import dev.icosian.NodeSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One function with all nodes that its modifiers made: what a selector moves as a whole.
 *
 * @param name the node that names it: the function's result ({@code x} of {@code x.raw}, {@code x.check.range},
 *     {@code x})
 * @param nodes no uses of modifiers are left in them
 * @param module the class whose function it is; null if the pipeline declares the node in code
 * @param condition the configuration that chose it, as in a message: {@code region=UK}; empty if it always exists
 */
public record Unit(
        String name, List<NodeSpec> nodes, @Nullable Class<?> module, String condition) {
    /** Copies the list. */
    public Unit {
        nodes = List.copyOf(nodes);
    }

    /** Makes a unit that exists under every configuration. */
    public Unit(String name, List<NodeSpec> nodes, @Nullable Class<?> module) {
        this(name, nodes, module, "");
    }
}
