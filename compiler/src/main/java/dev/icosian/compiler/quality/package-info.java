/**
 * Quality of values: the checks of {@code @Check}, where each applies, and what happens when one fails. Start with
 * {@link dev.icosian.compiler.quality.ValueChecks}.
 */
@NullMarked
package dev.icosian.compiler.quality;

import org.jspecify.annotations.NullMarked;
