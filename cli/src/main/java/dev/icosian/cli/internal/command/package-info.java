/**
 * The commands, and the way from the words of a command line to one of them and to an exit code. Start with {@link
 * dev.icosian.cli.internal.command.Launcher}.
 */
@NullMarked
package dev.icosian.cli.internal.command;

import org.jspecify.annotations.NullMarked;
