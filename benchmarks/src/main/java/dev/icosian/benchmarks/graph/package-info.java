/** Graphs of any size: sources, their classes, and the same calls by hand. */
@NullMarked
package dev.icosian.benchmarks.graph;

import org.jspecify.annotations.NullMarked;
