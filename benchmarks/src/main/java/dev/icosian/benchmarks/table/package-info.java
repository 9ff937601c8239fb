/** Rows with limits, and the table that the README shows. */
@NullMarked
package dev.icosian.benchmarks.table;

import org.jspecify.annotations.NullMarked;
