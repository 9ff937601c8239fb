/**
 * Processes are killed at random moments, and the network fails: whatever had been committed stays, the rest is computed
 * once in another place, and the digests are those of an undisturbed run. {@code ChaosIT} goes through the cases,
 * {@code ChaosCase} says what happens in one, {@code CaseRun} lets it happen, {@code Inspection} and {@code Expected}
 * judge.
 */
@NullMarked
package dev.icosian.equivalence.chaos;

import org.jspecify.annotations.NullMarked;
