/**
 * Names become edges: who asks for what, which node, config key or param has the name, and what was looked for in vain.
 * Start with {@link dev.icosian.compiler.wiring.Wiring}, on which the classes of {@code rule} look;
 * {@link dev.icosian.compiler.wiring.Assembly} makes the dataflow of it when none of them has found anything.
 */
@NullMarked
package dev.icosian.compiler.wiring;

import org.jspecify.annotations.NullMarked;
