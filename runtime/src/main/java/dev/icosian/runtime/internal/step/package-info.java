/**
 * One attempt of one step, the same on every target. Start with
 * {@link dev.icosian.runtime.internal.step.StepRunner}, which follows the commit protocol;
 * {@link dev.icosian.runtime.internal.step.StepIdentity} makes the key, {@link
 * dev.icosian.runtime.internal.step.Explanation} says why a result was not reused.
 */
@NullMarked
package dev.icosian.runtime.internal.step;

import org.jspecify.annotations.NullMarked;
