package dev.icosian.compiler.use;

import dev.icosian.NodeModifier;
import java.util.Map;

/** Of the phase SELECT: says what it needs. */
public interface Condition extends NodeModifier {
    /** Returns what must hold, as in a message: {@code region=UK}. */
    String text(Map<String, Object> args);
}
