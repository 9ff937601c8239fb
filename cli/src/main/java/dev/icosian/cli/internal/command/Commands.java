package dev.icosian.cli.internal.command;

import dev.icosian.cli.internal.given.Jar;
import java.util.ArrayList;
import java.util.List;

/** The commands of a program: our own, then those of the targets. */
final class Commands {
    private Commands() {}

    static List<Command> of(Jar jar) {
        List<Command> commands = new ArrayList<>();
        commands.add(new RunCommand());
        commands.add(new StepCommand());
        commands.add(new PlanCommand());
        commands.add(new PlanDiffCommand());
        commands.add(new ExplainCommand());
        commands.add(new GraphCommand());
        commands.add(new RunsCommand());
        commands.add(new RunsForgetCommand());
        commands.add(new ShowCommand());
        commands.add(new DiffCommand());
        commands.add(new VerifyCommand());
        commands.add(new StoreCheckCommand());
        commands.add(new StoreGcCommand());
        commands.add(new StoreCopyCommand());
        commands.add(new LauncherCommand());
        jar.allTargets()
                .forEach(target -> target.commands().forEach(command -> commands.add(new TargetCommand(command))));
        return List.copyOf(commands);
    }
}
