package relay;

import dev.icosian.Pipeline;
import dev.icosian.cli.Icosian;
import java.time.LocalDate;
import java.util.List;

/** The command line of both pipelines. */
public final class Program {
    private Program() {}

    /** Returns both; the day from which the daily one is caught up is in the variable {@code RELAY_FROM}. */
    public static List<Pipeline> pipelines() {
        String from = System.getenv().getOrDefault("RELAY_FROM", "2026-01-01");
        return List.of(Relay.pipeline(), Daily.pipeline(LocalDate.parse(from)));
    }

    /** Runs a command. */
    public static void main(String[] args) {
        Icosian.app().pipelines(Program::pipelines).main(args);
    }
}
