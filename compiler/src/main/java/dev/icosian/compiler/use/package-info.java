/**
 * One use of a modifier: what it is given (its arguments, checked and converted), the unit that it changes and the
 * config that it may read. Start with {@link dev.icosian.compiler.use.BuiltIn}, which the classes of {@code modify}
 * implement, and {@link dev.icosian.compiler.use.UnitUse}, which they are handed.
 */
@NullMarked
package dev.icosian.compiler.use;

import org.jspecify.annotations.NullMarked;
