package dev.icosian.airflow.internal.command;

import dev.icosian.airflow.internal.dag.OperatorProfile;
import dev.icosian.runtime.Target;
import java.util.List;

/** The commands that a program gets with Airflow. */
public final class AirflowCommands {
    private AirflowCommands() {}

    /**
     * Returns them in the order of the help.
     *
     * @param profiles ways to run steps; the first is the default
     */
    public static List<Target.Command> all(List<OperatorProfile> profiles) {
        return List.of(new ExportCommand(profiles), new CheckCommand(profiles));
    }
}
