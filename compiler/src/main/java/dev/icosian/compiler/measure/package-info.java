/**
 * What checks look at: the shape of a value, its elements in order, and bounds and statistics of them. Knows no check.
 * Start with {@link dev.icosian.compiler.measure.ValueShape} and {@link dev.icosian.compiler.measure.Elements}.
 */
@NullMarked
package dev.icosian.compiler.measure;

import org.jspecify.annotations.NullMarked;
