package dev.icosian.airflow.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Scheduler with workers, REST, what else belongs to them, and their database. */
final class AirflowServer {
    /** Name and password of the user of Airflow 2. */
    static final String USER = "tester";

    private static final String SCHEDULER = "scheduler";

    private final Postgres postgres;
    private final Home home;
    private final Rest rest;
    private final Map<String, Process> processes = new LinkedHashMap<>();

    private AirflowServer(Postgres postgres, Home home, Rest rest) {
        this.postgres = postgres;
        this.home = home;
        this.rest = rest;
    }

    /**
     * Starts an Airflow; its files of DAGs may come later.
     *
     * @param more variables for all of its processes
     */
    static AirflowServer start(Path folder, Installation installation, Map<String, String> more) throws Exception {
        Postgres postgres = Postgres.start();
        int port = Postgres.freePort();
        Map<String, String> variables = new TreeMap<>(settings(installation.major(), port, Postgres.freePort()));
        variables.putAll(more);
        Home home = Home.at(folder, installation, postgres.url()).with(variables);
        Rest rest = new Rest(port, installation.major());
        AirflowServer server = new AirflowServer(postgres, home, rest);
        try {
            home.migrate();
            if (installation.major() == 2) {
                home.airflow(
                                "users",
                                "create",
                                "-u",
                                USER,
                                "-p",
                                USER,
                                "-r",
                                "Admin",
                                "-e",
                                "t@example.org",
                                "-f",
                                "t",
                                "-l",
                                "t")
                        .text();
            }
            for (String part : server.parts()) {
                server.launch(part);
            }
            Waiting.until("Airflow's REST interface", rest::answers);
            return server;
        } catch (Exception | AssertionError e) {
            server.stop();
            throw e;
        }
    }

    /** Short intervals: the tests do not want to wait for what takes minutes where nobody watches. */
    private static Map<String, String> settings(int major, int port, int logPort) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("AIRFLOW__CORE__EXECUTOR", "LocalExecutor");
        settings.put("AIRFLOW__CORE__PARALLELISM", "6");
        settings.put("AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT", String.valueOf(logPort));
        settings.put("AIRFLOW__SCHEDULER__JOB_HEARTBEAT_SEC", "1");
        settings.put("AIRFLOW__SCHEDULER__SCHEDULER_HEARTBEAT_SEC", "1");
        settings.put("AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME", "0.2");
        settings.put("AIRFLOW__SCHEDULER__SCHEDULER_HEALTH_CHECK_THRESHOLD", "6");
        settings.put("AIRFLOW__SCHEDULER__ORPHANED_TASKS_CHECK_INTERVAL", "3");
        settings.put("AIRFLOW__API__SECRET_KEY", "a key of the tests");
        if (major == 3) {
            settings.put("AIRFLOW__API__HOST", "127.0.0.1");
            settings.put("AIRFLOW__API__PORT", String.valueOf(port));
            settings.put("AIRFLOW__API__WORKERS", "1");
            settings.put("AIRFLOW__API__BASE_URL", "http://127.0.0.1:" + port);
            settings.put("AIRFLOW__CORE__EXECUTION_API_SERVER_URL", "http://127.0.0.1:" + port + "/execution/");
            settings.put("AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS", "True");
            settings.put("AIRFLOW__API_AUTH__JWT_SECRET", "a secret of the tests".repeat(4));
            settings.put("AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL", "2");
            settings.put("AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL", "2");
            settings.put("AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_SEC", "2");
            settings.put("AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT", "15");
            settings.put("AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL", "2");
            return settings;
        }
        settings.put("AIRFLOW__API__AUTH_BACKENDS", "airflow.api.auth.backend.basic_auth");
        settings.put("AIRFLOW__WEBSERVER__WEB_SERVER_HOST", "127.0.0.1");
        settings.put("AIRFLOW__WEBSERVER__WEB_SERVER_PORT", String.valueOf(port));
        settings.put("AIRFLOW__WEBSERVER__WORKERS", "1");
        settings.put("AIRFLOW__WEBSERVER__SECRET_KEY", "a key of the tests");
        settings.put("AIRFLOW__SCHEDULER__MIN_FILE_PROCESS_INTERVAL", "2");
        settings.put("AIRFLOW__SCHEDULER__DAG_DIR_LIST_INTERVAL", "2");
        settings.put("AIRFLOW__SCHEDULER__LOCAL_TASK_JOB_HEARTBEAT_SEC", "2");
        settings.put("AIRFLOW__SCHEDULER__SCHEDULER_ZOMBIE_TASK_THRESHOLD", "15");
        settings.put("AIRFLOW__SCHEDULER__ZOMBIE_DETECTION_INTERVAL", "2");
        return settings;
    }

    private List<String> parts() {
        return home.installation().major() == 3
                ? List.of("api-server", SCHEDULER, "dag-processor")
                : List.of("webserver", SCHEDULER);
    }

    private void launch(String part) throws IOException {
        processes.put(
                part,
                Command.start(
                        home.folder(),
                        home.variables(),
                        home.folder().resolve(part + ".log"),
                        List.of(home.installation().program("airflow"), part)));
    }

    Home home() {
        return home;
    }

    Rest rest() {
        return rest;
    }

    /**
     * kill -9 of the scheduler and its workers, as when their container ends. The steps' own processes are left to
     * themselves. (Of the scheduler alone, its workers keep the lock in the database that it may have held.)
     */
    void killScheduler() throws Exception {
        Process scheduler = Objects.requireNonNull(processes.get(SCHEDULER));
        List<ProcessHandle> workers = scheduler
                .descendants()
                .filter(process -> !process.info().command().orElse("").endsWith("/java"))
                .toList();
        scheduler.destroyForcibly().waitFor();
        for (ProcessHandle worker : workers) {
            worker.destroyForcibly();
            worker.onExit().join();
        }
    }

    /** Starts the scheduler again. */
    void startScheduler() throws IOException {
        launch(SCHEDULER);
    }

    /** Returns the Java process of a task, once there is one. */
    ProcessHandle process(String run, String step) throws Exception {
        Optional<ProcessHandle> found = Waiting.until(
                "a process of " + step + " in " + run,
                () -> own().filter(process -> isOf(process, run, step)).findFirst(),
                Optional::isPresent);
        return found.orElseThrow();
    }

    private static boolean isOf(ProcessHandle process, String run, String step) {
        String command = read(process, "cmdline");
        return command.contains("\0step\0" + step + "\0")
                && !command.startsWith("bash\0")
                && read(process, "environ").contains("\0ICOSIAN_RUN_ID=" + run + "\0");
    }

    /** Returns all processes that have this home in their environment, whoever started them. */
    private Stream<ProcessHandle> own() {
        String mark = "AIRFLOW_HOME=" + home.folder() + "\0";
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> read(process, "environ").contains(mark));
    }

    private static String read(ProcessHandle process, String what) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", String.valueOf(process.pid()), what));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            // It has ended, or belongs to somebody else.
            return "";
        }
    }

    /** Returns the log of one of its parts. */
    String log(String part) throws IOException {
        Path file = home.folder().resolve(part + ".log");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Ends all of it. */
    void stop() throws Exception {
        // Some write their title over their environment, by which own() knows them.
        List<ProcessHandle> left = new ArrayList<>(
                processes.values().stream().flatMap(Process::descendants).toList());
        for (Process process : processes.values()) {
            process.destroy();
        }
        // Not politely twice: the database is thrown away, and a step that holds would hold them.
        left.addAll(own().toList());
        while (!left.isEmpty()) {
            left.forEach(ProcessHandle::destroyForcibly);
            for (ProcessHandle process : left) {
                process.onExit().join();
            }
            left = own().toList();
        }
        postgres.stop();
    }
}
