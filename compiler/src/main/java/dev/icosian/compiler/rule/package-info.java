/**
 * Names become edges, and everything that can be wrong with that is one class with one code. Start with
 * {@link dev.icosian.compiler.rule.Resolver}, then {@link dev.icosian.compiler.rule.Wiring}, on which the rules look.
 */
@NullMarked
package dev.icosian.compiler.rule;

import org.jspecify.annotations.NullMarked;
