/**
 * The bytes of stored values: written to a store, read and verified, each read and write in the folder of its attempt.
 * Start with {@link dev.icosian.runtime.internal.value.ValueStore}.
 */
@NullMarked
package dev.icosian.runtime.internal.value;

import org.jspecify.annotations.NullMarked;
