/** What is measured from outside, process by process, and by files. */
@NullMarked
package dev.icosian.benchmarks.process;

import org.jspecify.annotations.NullMarked;
