package dev.icosian.equivalence.chaos;

import dev.icosian.airflow.server.Command;
import dev.icosian.airflow.server.ProgramJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The exported file, run by Airflow in one process, which starts one per step. */
final class AirflowLeg implements Leg {
    private final Process process;
    private final Path log;

    AirflowLeg(Home home, Airflow airflow) throws Exception {
        Path place = Files.createDirectories(home.folder().resolve("airflow"));
        Map<String, String> variables = new TreeMap<>(home.variables());
        variables.put("ICOSIAN_HOME", home.folder().toString());
        dev.icosian.airflow.server.Home in = airflow.home(place, variables);
        ProgramJar program = Airflow.program(place, in.variables());
        program.run(
                        "airflow",
                        "export",
                        "--out",
                        in.dags().toString(),
                        "--airflow",
                        "3",
                        "--store",
                        home.store(),
                        "--jar",
                        program.file().toString())
                .text();
        this.log = place.resolve("test.log");
        this.process = Command.start(
                place,
                in.variables(),
                log,
                List.of(
                        in.installation().program("python"),
                        Path.of("src/test/resources/python/run_dag.py")
                                .toAbsolutePath()
                                .toString(),
                        in.dags().resolve(home.pipeline() + ".py").toString(),
                        home.pipeline(),
                        Airflow.DATE,
                        "{\"mebibytes\":" + home.mebibytes() + "}"));
    }

    @Override
    public boolean isOver() {
        return !process.isAlive();
    }

    @Override
    public void kill() throws Exception {
        // Stopped, they start no others, which would not be found.
        TreeSet<Long> stopped = new TreeSet<>();
        List<ProcessHandle> all = alive();
        while (all.stream().anyMatch(one -> stopped.add(one.pid()))) {
            for (ProcessHandle one : all) {
                stopped.add(one.pid());
                new ProcessBuilder("kill", "-STOP", String.valueOf(one.pid()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            }
            all = alive();
        }
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
        process.waitFor();
    }

    private List<ProcessHandle> alive() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        if (process.isAlive()) {
            all.add(0, process.toHandle());
        }
        return all;
    }

    @Override
    public boolean hasSucceeded() throws Exception {
        return process.waitFor() == 0;
    }

    @Override
    public String said() throws IOException {
        return Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
    }

    @Override
    public void close() {
        List<ProcessHandle> all = alive();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }
}
