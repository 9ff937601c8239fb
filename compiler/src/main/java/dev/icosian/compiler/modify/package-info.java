/**
 * The built-in modifiers: nodes in, nodes out, one class each behind {@link dev.icosian.NodeModifier}. Start with
 * {@link dev.icosian.compiler.modify.BuiltInModifiers}; they are applied in {@code expand}.
 */
@NullMarked
package dev.icosian.compiler.modify;

import org.jspecify.annotations.NullMarked;
