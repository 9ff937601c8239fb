/**
 * Full generic types as reflection has them: whether a value of one fits another, and how they read in messages. Start
 * with {@link dev.icosian.compiler.type.Assignability}.
 */
@NullMarked
package dev.icosian.compiler.type;

import org.jspecify.annotations.NullMarked;
