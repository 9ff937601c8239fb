/**
 * Programs that nobody has written: a seed decides the functions, their types and modifiers, the steps and the
 * materializers. Start with {@link dev.icosian.equivalence.random.RandomPrograms}.
 */
@NullMarked
package dev.icosian.equivalence.random;

import org.jspecify.annotations.NullMarked;
