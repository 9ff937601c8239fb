/**
 * Declared nodes to units: every modifier is applied in phase order, variants are chosen, generated nodes get their
 * names. Start with {@link dev.icosian.compiler.expand.Modifiers}; the modifiers themselves are in {@code modify}.
 */
@NullMarked
package dev.icosian.compiler.expand;

import org.jspecify.annotations.NullMarked;
