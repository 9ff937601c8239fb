/**
 * What the materializers for many types have in common. Start with
 * {@link dev.icosian.materializers.internal.family.Family}.
 */
@NullMarked
package dev.icosian.materializers.internal.family;

import org.jspecify.annotations.NullMarked;
