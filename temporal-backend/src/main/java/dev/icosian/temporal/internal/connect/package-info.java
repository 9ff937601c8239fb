/**
 * The way to a server, configured as for every Temporal tool or started in this process, and what is sent there. Start
 * with {@link dev.icosian.temporal.internal.connect.Connection}.
 */
@NullMarked
package dev.icosian.temporal.internal.connect;

import org.jspecify.annotations.NullMarked;
