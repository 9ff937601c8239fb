/**
 * From words on a command line to options by name. The only package that knows the parser library; the rest of the
 * command line sees {@link dev.icosian.cli.internal.args.CommandForm}, {@link
 * dev.icosian.cli.internal.args.OptionForm} and {@link dev.icosian.cli.internal.args.Arguments}. Start with
 * {@link dev.icosian.cli.internal.args.ArgumentParser}.
 */
@NullMarked
package dev.icosian.cli.internal.args;

import org.jspecify.annotations.NullMarked;
