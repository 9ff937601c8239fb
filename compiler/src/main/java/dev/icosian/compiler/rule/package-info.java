/**
 * Everything that can be wrong with the edges of a dataflow: one class with one code each. Start with
 * {@link dev.icosian.compiler.rule.Resolver}, which has the edges made in {@code wiring} and lets the rules look at them.
 */
@NullMarked
package dev.icosian.compiler.rule;

import org.jspecify.annotations.NullMarked;
