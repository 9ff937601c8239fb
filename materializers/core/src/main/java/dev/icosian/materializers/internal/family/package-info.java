/**
 * What materializers have in common, and those for many types. Start with
 * {@link dev.icosian.materializers.internal.family.Family}.
 */
@NullMarked
package dev.icosian.materializers.internal.family;

import org.jspecify.annotations.NullMarked;
