/**
 * How an evaluation ends other than well: a node fails, memory, a deadline, a cancellation, an executor that refuses.
 * Start with {@link dev.icosian.runtime.internal.failure.NodeFailure}.
 */
@NullMarked
package dev.icosian.runtime.internal.failure;

import org.jspecify.annotations.NullMarked;
