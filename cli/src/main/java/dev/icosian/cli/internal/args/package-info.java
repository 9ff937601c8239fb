/**
 * From words on a command line to options by name. Start with {@link dev.icosian.cli.internal.args.CommandForm}, which
 * says what a command takes, and {@link dev.icosian.cli.internal.args.ArgumentParser}.
 */
@NullMarked
package dev.icosian.cli.internal.args;

import org.jspecify.annotations.NullMarked;
