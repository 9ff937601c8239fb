/**
 * What reaches a run from outside: locations with values filled in, secrets kept out of messages, what the host supplies,
 * scratch folders. Start with {@link dev.icosian.runtime.internal.outside.Locations} and
 * {@link dev.icosian.runtime.internal.outside.Redaction}.
 */
@NullMarked
package dev.icosian.runtime.internal.outside;

import org.jspecify.annotations.NullMarked;
