package dev.icosian.temporal;

import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.runtime.Backend;
import dev.icosian.runtime.Run;
import dev.icosian.temporal.internal.command.TemporalCommands;
import dev.icosian.temporal.internal.command.TemporalRuns;
import dev.icosian.temporal.internal.connect.Limits;
import java.util.List;
import java.util.Map;

/** {@code run --on temporal}, {@code worker}, {@code submit} and the other Temporal commands. */
public final class TemporalTarget implements Backend {
    private final Map<String, String> environment;

    /** For ServiceLoader and {@code Icosian.app().target}. */
    public TemporalTarget() {
        this(System.getenv());
    }

    TemporalTarget(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return "temporal";
    }

    @Override
    public List<Command> commands() {
        return TemporalCommands.all(environment);
    }

    @Override
    public List<Problem> check(Plan plan) {
        return Limits.of(plan);
    }

    @Override
    public Run run(Context context) throws Exception {
        return TemporalRuns.run(context, environment);
    }
}
