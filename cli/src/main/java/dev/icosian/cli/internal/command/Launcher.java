package dev.icosian.cli.internal.command;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.cli.internal.args.ArgumentParser;
import dev.icosian.cli.internal.args.Arguments;
import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.args.HelpText;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.internal.exit.ProblemReport;
import dev.icosian.cli.internal.given.CommonOptions;
import dev.icosian.cli.internal.given.Host;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.Jar;
import dev.icosian.cli.internal.given.Pipelines;
import dev.icosian.cli.internal.terminal.PlainOutput;
import dev.icosian.internal.NearNames;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the words of a command line to an exit code. */
public final class Launcher {
    private final Host host;
    private final Jar jar;
    private final List<Command> commands;

    /** Takes what the process and the jar offer. */
    public Launcher(Host host, Jar jar) {
        this.host = host;
        this.jar = jar;
        this.commands = Commands.of(jar);
    }

    /** Does what the words say and returns the exit code. Never throws. */
    public int run(String... words) {
        List<String> all = Arrays.asList(words);
        try {
            return dispatch(all);
        } catch (PipelineException e) {
            return report(e.problems(), e, all);
        } catch (IOException e) {
            Problem problem = new Problem(
                    "Cli/InputOutput",
                    "input or output failed: " + (e.getMessage() == null ? e.toString() : e.getMessage()),
                    null,
                    "see that disk and network are there, and do it again");
            return report(List.of(problem), e, all);
        } catch (OutOfMemoryError e) {
            long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
            Problem problem = new Problem(
                    "Run/OutOfMemory",
                    "the command ran out of memory; the JVM may use " + mebibytes + " MiB",
                    null,
                    "give it more, such as -Xmx" + mebibytes * 2 + "m");
            return report(List.of(problem), e, all);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            Problem problem = new Problem(
                    "Cli/Internal", "this should not happen: " + e, null, "add --verbose, and report the stack trace");
            return report(List.of(problem), e, all);
        } finally {
            host.out().flush();
            host.err().flush();
        }
    }

    private int dispatch(List<String> words) throws Exception {
        if (words.isEmpty()) {
            host.err().print(overview());
            return ExitCodes.USAGE;
        }
        String first = words.get(0);
        if (first.equals("--help") || first.equals("-h") || first.equals("help")) {
            Command asked = words.size() > 1 ? find(words.subList(1, words.size())) : null;
            host.out().print(asked == null ? overview() : help(asked));
            return ExitCodes.OK;
        }
        if (first.equals("--version")) {
            host.out().println(Versions.line());
            return ExitCodes.OK;
        }
        Command command = find(words);
        if (command == null) {
            throw unknown(words);
        }
        CommandForm form = command.form();
        List<String> rest = words.subList(form.name().split(" ", -1).length, words.size());
        if (rest.contains("--help") || rest.contains("-h")) {
            host.out().print(help(command));
            return ExitCodes.OK;
        }
        Arguments arguments = ArgumentParser.parse(form, rest);
        // JSON escapes what a terminal would obey.
        Host shown = arguments.has(CommonOptions.JSON) ? host : host.withOut(PlainOutput.to(host.out()));
        try {
            return command.run(new Invocation(form, arguments, shown, jar, new Pipelines(jar)));
        } finally {
            shown.out().flush();
        }
    }

    private String help(Command command) {
        Pipelines pipelines = new Pipelines(jar);
        return HelpText.of(
                command.form(), host.program().shown(), command.help(pipelines), command.examples(pipelines));
    }

    private String overview() {
        return HelpText.ofAll(forms(), host.program().shown(), List.of("run --help", "plan", "explain"));
    }

    private List<CommandForm> forms() {
        return commands.stream().map(Command::form).toList();
    }

    /** Returns the command whose words are the first ones given, the longest if several are. */
    private @Nullable Command find(List<String> words) {
        Command found = null;
        int longest = 0;
        for (Command command : commands) {
            List<String> name = List.of(command.form().name().split(" ", -1));
            boolean isPrefix =
                    words.size() >= name.size() && words.subList(0, name.size()).equals(name);
            if (isPrefix && name.size() > longest) {
                found = command;
                longest = name.size();
            }
        }
        return found;
    }

    private PipelineException unknown(List<String> words) {
        List<String> names =
                commands.stream().map(command -> command.form().name()).toList();
        String first = words.get(0);
        String message = first.startsWith("-")
                ? "the command comes first, then its options; '" + first + "' is no command"
                : "there is no command '" + first + "'";
        String near = NearNames.question(first, names);
        return new PipelineException(List.of(new Problem(
                "Usage/UnknownCommand", message, null, near == null ? "see which commands there are: --help" : near)));
    }

    private int report(List<Problem> problems, Throwable cause, List<String> words) {
        return ProblemReport.show(
                host,
                problems,
                cause,
                words.contains("--" + CommonOptions.VERBOSE),
                words.contains("--" + CommonOptions.JSON));
    }
}
