/**
 * Modifiers: nodes in, nodes out, one class each behind {@link dev.icosian.NodeModifier}, applied in phase order.
 */
@NullMarked
package dev.icosian.compiler.modify;

import org.jspecify.annotations.NullMarked;
