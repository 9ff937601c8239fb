/** The program behind {@code benchmarks/run}. Start with {@link dev.icosian.benchmarks.Benchmarks}. */
@NullMarked
package dev.icosian.benchmarks;

import org.jspecify.annotations.NullMarked;
