/**
 * What is known of a node, a param, a config key or a step from the plan alone, in words. The runtime adds what it knows
 * of runs. Start with {@link dev.icosian.compiler.explain.Explanation}.
 */
@NullMarked
package dev.icosian.compiler.explain;

import org.jspecify.annotations.NullMarked;
