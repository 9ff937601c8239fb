/**
 * How the process of a command ends: the code of every problem, what is written of problems, and what happens on
 * signals and when the process that started it is gone. Start with {@link dev.icosian.cli.internal.exit.ExitCodes}.
 */
@NullMarked
package dev.icosian.cli.internal.exit;

import org.jspecify.annotations.NullMarked;
