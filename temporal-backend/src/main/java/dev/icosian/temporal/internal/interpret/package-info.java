/**
 * The one workflow that runs every pipeline. What is here is replayed from histories: a change of the order or number
 * of what it schedules breaks runs that are under way, and the test of golden histories. Start with
 * {@link dev.icosian.temporal.internal.interpret.PlanWorkflow}.
 */
@NullMarked
package dev.icosian.temporal.internal.interpret;

import org.jspecify.annotations.NullMarked;
