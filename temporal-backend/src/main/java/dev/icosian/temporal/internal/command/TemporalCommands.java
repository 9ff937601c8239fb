package dev.icosian.temporal.internal.command;

import dev.icosian.runtime.Target;
import dev.icosian.temporal.internal.connect.Setting;
import java.util.ArrayList;
import java.util.List;

/** The commands that a program gets with Temporal. */
public final class TemporalCommands {
    private TemporalCommands() {}

    /**
     * Returns them in the order of the help.
     *
     * @param setting which server is used, and how
     */
    public static List<Target.Command> all(Setting setting) {
        List<Target.Command> all = new ArrayList<>();
        all.add(new WorkerCommand(setting));
        all.addAll(SubmitCommand.all(setting));
        all.add(new StatusCommand(setting));
        all.addAll(SignalCommand.all(setting));
        all.addAll(ScheduleCommand.all(setting));
        return List.copyOf(all);
    }
}
