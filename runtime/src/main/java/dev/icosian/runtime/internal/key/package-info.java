/**
 * Identities that other implementations must be able to compute too: of a step's result
 * ({@link dev.icosian.runtime.internal.key.StepKey}) and of a run ({@link dev.icosian.runtime.internal.key.RunKey}).
 * {@link dev.icosian.runtime.internal.key.KeyEncoder} says which bytes a step key is the digest of.
 */
@NullMarked
package dev.icosian.runtime.internal.key;

import org.jspecify.annotations.NullMarked;
