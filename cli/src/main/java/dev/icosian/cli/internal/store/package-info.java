/**
 * A store as a whole: whether all that it holds is what it says, and the records of runs. Start with {@link
 * dev.icosian.cli.internal.store.StoreCheck}.
 */
@NullMarked
package dev.icosian.cli.internal.store;

import org.jspecify.annotations.NullMarked;
