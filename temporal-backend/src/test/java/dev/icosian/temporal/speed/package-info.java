/**
 * Runs beside hand-written workflows on a real server: {@code benchmarks/temporal}. Start with
 * {@link dev.icosian.temporal.speed.Pairs}.
 */
@NullMarked
package dev.icosian.temporal.speed;

import org.jspecify.annotations.NullMarked;
