package dev.icosian.airflow;

import dev.icosian.airflow.internal.command.AirflowCommands;
import dev.icosian.airflow.internal.dag.BashProfile;
import dev.icosian.airflow.internal.dag.KubernetesProfile;
import dev.icosian.airflow.internal.dag.OperatorProfile;
import dev.icosian.runtime.Target;
import java.util.List;

/** {@code airflow export} and {@code airflow check}. */
public final class AirflowTarget implements Target {
    private final List<OperatorProfile> profiles;

    /** For ServiceLoader and {@code Icosian.app().target}. */
    public AirflowTarget() {
        this(List.of(new BashProfile(), new KubernetesProfile()));
    }

    /** Takes other ways to run steps; the first is the default. */
    AirflowTarget(List<OperatorProfile> profiles) {
        this.profiles = List.copyOf(profiles);
    }

    @Override
    public String name() {
        return "airflow";
    }

    @Override
    public List<Command> commands() {
        return AirflowCommands.all(profiles);
    }
}
