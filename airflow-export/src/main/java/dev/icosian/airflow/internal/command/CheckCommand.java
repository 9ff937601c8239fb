package dev.icosian.airflow.internal.command;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.airflow.internal.compare.Deployed;
import dev.icosian.airflow.internal.dag.DagFile;
import dev.icosian.airflow.internal.dag.FileHead;
import dev.icosian.airflow.internal.dag.OperatorProfile;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.runtime.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares DAG files with those that would be written. */
final class CheckCommand implements Target.Command {
    private static final int DIFFERS = 1;

    private final List<OperatorProfile> profiles;

    CheckCommand(List<OperatorProfile> profiles) {
        this.profiles = List.copyOf(profiles);
    }

    @Override
    public String name() {
        return "airflow check";
    }

    @Override
    public String help() {
        return """
            compare DAG files with those that airflow export would write, and exit with 1 if they differ
            Takes the options of airflow export, and wants those that the files were written with. How a file is laid \
            out does not count.
            Example: airflow check dags --jar /opt/forecast.jar --store s3://lake/icosian""";
    }

    @Override
    public String operand() {
        return "DIR";
    }

    @Override
    public List<Target.Option> options() {
        return Asking.OPTIONS;
    }

    @Override
    public int run(Target.Context context) throws Exception {
        Path folder = Folder.of(context, context.operand());
        if (!Files.isDirectory(folder)) {
            throw new PipelineException(List.of(new Problem(
                    "Airflow/NoFolder",
                    "there is no folder '" + folder + "'",
                    null,
                    "name the folder of the DAG files")));
        }
        Generated generated = Generated.of(context, profiles);
        Map<DagFile, List<String>> differences = new LinkedHashMap<>();
        for (DagFile file : generated.files()) {
            Deployed deployed = Deployed.at(folder.resolve(file.name()));
            differences.put(file, deployed.differences(file.text()));
        }
        sayOthers(context, folder);
        List<Problem> problems = generated.problems();
        if (Asking.has(context, "json") && problems.isEmpty()) {
            printJson(context, differences);
        } else {
            differences.forEach((file, lines) -> {
                (problems.isEmpty() ? context.out() : context.err())
                        .println(file.name() + ": " + (lines.isEmpty() ? "as it would be written" : "differs"));
                lines.forEach(line -> (problems.isEmpty() ? context.out() : context.err()).println("  " + line));
            });
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return differences.values().stream().allMatch(List::isEmpty) ? 0 : DIFFERS;
    }

    /** They may be of another program, so that they are no difference. */
    private static void sayOthers(Target.Context context, Path folder) throws IOException {
        Set<String> known = context.pipelines().stream().map(Pipeline::name).collect(Collectors.toSet());
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> file.getFileName().toString().endsWith(".py"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            FileHead head = Deployed.at(file).head();
            if (head != null && !known.contains(head.pipeline())) {
                context.err()
                        .println("note: " + file.getFileName() + " is of the pipeline " + head.pipeline()
                                + ", which this program has not");
            }
        }
    }

    private static void printJson(Target.Context context, Map<DagFile, List<String>> differences) {
        List<Object> files = new ArrayList<>();
        differences.forEach((file, lines) -> {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("pipeline", file.plan().pipeline());
            tree.put("file", file.name());
            tree.put("differences", lines);
            files.add(tree);
        });
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("formatVersion", 1);
        tree.put("files", files);
        context.out().println(CanonicalJson.valueText(tree));
    }
}
