/**
 * The values without parts, with the one spelling that JSON and CSV share. Start with
 * {@link dev.icosian.materializers.internal.scalar.Scalars}.
 */
@NullMarked
package dev.icosian.materializers.internal.scalar;

import org.jspecify.annotations.NullMarked;
