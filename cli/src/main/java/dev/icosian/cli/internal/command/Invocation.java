package dev.icosian.cli.internal.command;

import dev.icosian.cli.internal.args.Arguments;
import dev.icosian.cli.internal.args.CommandForm;

/**
 * One call of a command.
 *
 * @param form what the command takes
 * @param arguments what was given
 */
record Invocation(CommandForm form, Arguments arguments, Host host, Jar jar, Pipelines pipelines) {
    boolean isJson() {
        return arguments.has(CommonOptions.JSON);
    }

    boolean isVerbose() {
        return arguments.has(CommonOptions.VERBOSE);
    }
}
