/**
 * How things look on the command line: durations, sizes, values, shell words, problems, progress lines, the block of a
 * failed step, and JSON. Nothing here decides anything or knows a command.
 */
@NullMarked
package dev.icosian.cli.internal.text;

import org.jspecify.annotations.NullMarked;
