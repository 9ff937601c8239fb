package dev.icosian.airflow.internal.command;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.airflow.internal.compare.Deployed;
import dev.icosian.airflow.internal.dag.DagFile;
import dev.icosian.airflow.internal.dag.OperatorProfile;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.runtime.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes DAG files. */
final class ExportCommand implements Target.Command {
    private static final String OUT = "out";
    private static final String ONLY_CHANGED = "only-changed";
    private static final String FORCE = "force";

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
        return """
            write DAG files for Airflow
            One file per pipeline; --pipeline chooses one. --store, --param and --secret become constants of the files; \
            otherwise tasks take the store from ICOSIAN_STORE, and params from defaults or from whoever starts a run.
            What Airflow does in another way than the plan says is printed, and stands in the docs of the DAG.
            Example: airflow export --out dags --jar /opt/forecast.jar --store s3://lake/icosian""";
    }

    @Override
    public List<Target.Option> options() {
        List<Target.Option> options = new ArrayList<>();
        options.add(new Target.Option(OUT, "DIR", "the folder to write to", true));
        options.addAll(Asking.OPTIONS);
        options.add(new Target.Option(ONLY_CHANGED, "", "leave files as they are that say the same", false));
        options.add(new Target.Option(
                FORCE, "", "replace files that Icosian has not written, or that were changed since", false));
        return options;
    }

    /** What became of a file. */
    private record Written(DagFile file, String state) {}

    @Override
    public int run(Target.Context context) throws Exception {
        Path folder = Folder.of(context, String.valueOf(Asking.value(context, OUT)));
        Generated generated = Generated.of(context, profiles);
        List<Written> written = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(generated.problems());
        if (!generated.files().isEmpty()) {
            Folder.make(folder);
        }
        for (DagFile file : generated.files()) {
            Problem refused = write(context, folder, file, written);
            if (refused != null) {
                problems.add(refused);
            }
        }
        for (Written one : written) {
            for (String difference : one.file().differences()) {
                context.err().println("note: " + one.file().plan().pipeline() + ": " + difference);
            }
        }
        if (!problems.isEmpty()) {
            generated.broken().keySet().forEach(name -> context.err().println("not written: " + name + ".py"));
            written.forEach(
                    one -> context.err().println(one.state() + ": " + one.file().name()));
            throw new PipelineException(problems);
        }
        print(context, folder, written);
        return 0;
    }

    private static @Nullable Problem write(Target.Context context, Path folder, DagFile file, List<Written> written)
            throws IOException {
        Path path = folder.resolve(file.name());
        Deployed deployed = Deployed.at(path);
        if (deployed.isForeign() && !Asking.has(context, FORCE)) {
            return deployed.foreign(path);
        }
        boolean isSame = deployed.saysTheSame(file.text());
        if (Asking.has(context, ONLY_CHANGED) && isSame) {
            written.add(new Written(file, "unchanged"));
            return null;
        }
        // Of one that says the same, only the layout is lost.
        if (deployed.isEdited() && !isSame && !Asking.has(context, FORCE)) {
            return deployed.edited(path);
        }
        Folder.write(path, file.text());
        written.add(new Written(file, "written"));
        return null;
    }

    private static void print(Target.Context context, Path folder, List<Written> written) {
        if (!Asking.has(context, "json")) {
            written.forEach(one -> context.out()
                    .println(one.state() + ": " + folder.resolve(one.file().name())));
            return;
        }
        List<Object> files = new ArrayList<>();
        for (Written one : written) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("pipeline", one.file().plan().pipeline());
            tree.put("dagId", one.file().dagId());
            tree.put("file", folder.resolve(one.file().name()).toString());
            tree.put("plan", one.file().plan().digest());
            tree.put("state", one.state());
            tree.put("notes", one.file().differences());
            files.add(tree);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("formatVersion", 1);
        tree.put("files", files);
        context.out().println(CanonicalJson.valueText(tree));
    }
}
