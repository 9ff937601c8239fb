/**
 * What runs on a worker: attempts of steps, each made by the one step runner, and the few activities of our own. Start
 * with {@link dev.icosian.temporal.internal.work.PlanActivities}.
 */
@NullMarked
package dev.icosian.temporal.internal.work;

import org.jspecify.annotations.NullMarked;
