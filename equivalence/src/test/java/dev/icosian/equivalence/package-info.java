/**
 * The same plan in all places: equal keys of all steps, equal digests of all artifacts. Start with {@link
 * dev.icosian.equivalence.Subject}, what is run, and {@link dev.icosian.equivalence.Place}, where.
 */
@NullMarked
package dev.icosian.equivalence;

import org.jspecify.annotations.NullMarked;
