package dev.icosian.airflow.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder for one Airflow, with its files of DAGs, logs, and variables.
 *
 * @param variables for everything that runs in it
 */
public record Home(Installation installation, Path folder, Map<String, String> variables) {
    /** Sorts and copies the map. */
    public Home {
        variables = Collections.unmodifiableMap(new TreeMap<>(variables));
    }

    /** Makes a home whose database is a file. */
    public static Home at(Path folder, Installation installation) throws IOException {
        return at(folder, installation, "sqlite:///" + folder.resolve("airflow.db"));
    }

    /** Makes a home with this database. */
    public static Home at(Path folder, Installation installation, String database) throws IOException {
        Files.createDirectories(folder.resolve("dags"));
        Map<String, String> variables = new TreeMap<>();
        variables.put("PATH", installation.folder().resolve("bin") + ":" + System.getenv("PATH"));
        variables.put("HOME", folder.toString());
        variables.put("LC_ALL", "C.UTF-8");
        variables.put("PYTHONWARNINGS", "ignore");
        variables.put("AIRFLOW_HOME", folder.toString());
        variables.put("AIRFLOW__CORE__DAGS_FOLDER", folder.resolve("dags").toString());
        variables.put("AIRFLOW__CORE__LOAD_EXAMPLES", "False");
        variables.put("AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION", "False");
        variables.put("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN", database);
        variables.put("AIRFLOW__USAGE_DATA_COLLECTION__ENABLED", "False");
        variables.put("ICOSIAN_JAVA", java());
        variables.put("ICOSIAN_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        return new Home(installation, folder, variables);
    }

    /** Returns it with more variables. */
    public Home with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(variables);
        all.putAll(more);
        return new Home(installation, folder, all);
    }

    /** Returns the Java that runs the tests. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public Path dags() {
        return folder.resolve("dags");
    }

    /** Makes the tables. */
    public void migrate() throws Exception {
        airflow("db", "migrate").text();
    }

    /** Runs Airflow's command line. */
    public Command.Done airflow(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(installation.program("airflow")));
        command.addAll(List.of(words));
        return Command.run(folder, variables, command);
    }

    /** Returns the logs of all attempts of all tasks of a run. */
    public String logs(String dag, String run) throws IOException {
        Path place = folder.resolve("logs").resolve("dag_id=" + dag).resolve("run_id=" + run);
        if (Files.notExists(place)) {
            return "no logs";
        }
        StringBuilder logs = new StringBuilder();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                logs.append(place.relativize(file))
                        .append('\n')
                        .append(Files.readString(file))
                        .append('\n');
            }
        }
        return logs.toString();
    }

    /** Returns the log of an attempt of a task. */
    public String log(String dag, String run, String task, int attempt) throws IOException {
        Path file = folder.resolve("logs")
                .resolve("dag_id=" + dag)
                .resolve("run_id=" + run)
                .resolve("task_id=" + task)
                .resolve("attempt=" + attempt + ".log");
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
