package dev.icosian.temporal.internal.command;

import dev.icosian.runtime.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The commands that a program gets with Temporal. */
public final class TemporalCommands {
    private TemporalCommands() {}

    /**
     * Returns them in the order of the help.
     *
     * @param environment variables, which may name a server
     */
    public static List<Target.Command> all(Map<String, String> environment) {
        List<Target.Command> all = new ArrayList<>();
        all.add(new WorkerCommand(environment));
        all.addAll(SubmitCommand.all(environment));
        all.add(new StatusCommand(environment));
        all.addAll(SignalCommand.all(environment));
        all.addAll(ScheduleCommand.all(environment));
        return List.copyOf(all);
    }
}
