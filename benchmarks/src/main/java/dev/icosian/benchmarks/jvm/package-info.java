/** What JMH measures, inside one JVM. */
@NullMarked
package dev.icosian.benchmarks.jvm;

import org.jspecify.annotations.NullMarked;
