/**
 * Runs that were: found in a store by their records, with the state that follows from pins and plan, as lines and as
 * JSON. Start with {@link dev.icosian.cli.internal.history.StoredRuns}. Nothing here writes to a store.
 */
@NullMarked
package dev.icosian.cli.internal.history;

import org.jspecify.annotations.NullMarked;
