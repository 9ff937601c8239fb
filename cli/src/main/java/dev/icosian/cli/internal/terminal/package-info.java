/**
 * The terminal, if there is one, and what functions print. Start with {@link dev.icosian.cli.internal.terminal.Terminal}
 * and {@link dev.icosian.cli.internal.terminal.UserOutput}.
 */
@NullMarked
package dev.icosian.cli.internal.terminal;

import org.jspecify.annotations.NullMarked;
