/**
 * Runs on this machine: all steps of a pipeline in order, with attempts and resume. Start with
 * {@link dev.icosian.runtime.internal.local.LocalRunner}; what happens to one attempt of one step is decided in the
 * package {@code step}.
 */
@NullMarked
package dev.icosian.runtime.internal.local;

import org.jspecify.annotations.NullMarked;
