package dev.icosian.airflow.internal.command;

import dev.icosian.Plan;
import dev.icosian.airflow.internal.dag.Airflow3;
import dev.icosian.airflow.internal.dag.Assets;
import dev.icosian.airflow.internal.dag.DagFile;
import dev.icosian.airflow.internal.dag.OperatorProfile;
import dev.icosian.airflow.internal.dag.Settings;
import dev.icosian.airflow.internal.report.Report;
import dev.icosian.runtime.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes DAG files. */
final class ExportCommand implements Target.Command {
    private final List<OperatorProfile> profiles;

    ExportCommand(List<OperatorProfile> profiles) {
        this.profiles = List.copyOf(profiles);
    }

    @Override
    public String name() {
        return "airflow export";
    }

    @Override
    public String help() {
        return "write DAG files for Airflow\nOne file per pipeline.";
    }

    @Override
    public List<Target.Option> options() {
        return List.of(new Target.Option("out", "DIR", "the folder to write to", true));
    }

    @Override
    public int run(Target.Context context) throws Exception {
        Plan plan = context.pipeline().plan();
        Settings settings =
                new Settings(new Airflow3(), profiles.get(0), Settings.Form.DAG, null, null, null, Map.of(), Map.of());
        DagFile file = DagFile.of(plan, settings, Assets.of(List.of(plan)), new Report());
        Path folder =
                Path.of(context.options().getOrDefault("out", List.of(".")).get(0));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(file.name()), file.text());
        context.out().println(folder.resolve(file.name()));
        return 0;
    }
}
