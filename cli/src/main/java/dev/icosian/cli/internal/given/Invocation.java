package dev.icosian.cli.internal.given;

import dev.icosian.cli.internal.args.Arguments;
import dev.icosian.cli.internal.args.CommandForm;
import java.util.List;
import java.util.function.Supplier;

/**
 * One call of a command.
 *
 * @param form what the command takes
 * @param arguments what was given
 */
public record Invocation(CommandForm form, Arguments arguments, Host host, Jar jar, Pipelines pipelines) {
    /** Returns whether results and problems are wanted as JSON. */
    public boolean isJson() {
        return arguments.has(CommonOptions.JSON);
    }

    /** Returns whether stack traces are wanted. */
    public boolean isVerbose() {
        return arguments.has(CommonOptions.VERBOSE);
    }

    /** Prints a result on standard output: one line of JSON where that is wanted, else lines for people. */
    public void print(Supplier<String> json, Supplier<List<String>> lines) {
        if (isJson()) {
            host.out().println(json.get());
        } else {
            lines.get().forEach(host.out()::println);
        }
    }
}
