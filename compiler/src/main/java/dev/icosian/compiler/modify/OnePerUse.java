package dev.icosian.compiler.modify;

import dev.icosian.NodeModifier;
import java.util.Map;

/**
 * Of the phase EXPAND: each use starts from the function as declared, and what it returns is a unit of its own. The
 * function under its own name is then no node.
 */
public interface OnePerUse extends NodeModifier {
    /** Returns the name of the unit that a use makes. */
    String name(Map<String, Object> args);
}
