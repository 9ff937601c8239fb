package dev.icosian.runtime.internal.step;

/**
 * A stored value whose bytes are not what their digest says, or are gone.
 *
 * @param step the step that made it
 * @param missing whether the bytes are gone
 */
public record DamagedValue(String step, String node, boolean missing) {}
