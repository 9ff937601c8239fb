/**
 * What travels between clients, interpreter and workers, and so stands in histories: small records of names, digests
 * and policies, never values of users. A field is never renamed or given another meaning; what is new is optional.
 * Start with {@link dev.icosian.temporal.internal.wire.RunInput}.
 */
@NullMarked
package dev.icosian.temporal.internal.wire;

import org.jspecify.annotations.NullMarked;
