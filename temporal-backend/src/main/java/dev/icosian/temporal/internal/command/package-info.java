/**
 * What users ask for on the command line. Start with {@link dev.icosian.temporal.internal.command.EmbeddedRun} for
 * {@code run --on temporal}.
 */
@NullMarked
package dev.icosian.temporal.internal.command;

import org.jspecify.annotations.NullMarked;
