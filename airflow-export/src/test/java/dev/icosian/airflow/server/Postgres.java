package dev.icosian.airflow.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** PostgreSQL with an empty database {@code postgres}, in a folder and on a port of its own. */
final class Postgres {
    /** Nobody: PostgreSQL refuses to run as the administrator, as whom builds in containers run. */
    private static final String NOBODY = "65534";

    private final Path folder;
    private final Process process;
    private final int port;

    private Postgres(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    static Postgres start() throws Exception {
        Path programs = Installation.named("postgresql").folder();
        // Not below the folder of a test, which only the tests' user can enter.
        Path folder = Files.createTempDirectory("icosian-postgres-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path data = Files.createDirectory(folder.resolve("data"));
        boolean isAdministrator = System.getProperty("user.name").equals("root");
        if (isAdministrator) {
            command(folder, List.of("chown", NOBODY, data.toString()));
        }
        List<String> user = isAdministrator
                ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups")
                : List.of();
        List<String> make = new ArrayList<>(user);
        make.addAll(List.of(programs.resolve("initdb").toString(), "-D", data.toString()));
        make.addAll(List.of("-U", "airflow", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"));
        command(folder, make);
        int port = freePort();
        List<String> serve = new ArrayList<>(user);
        serve.addAll(List.of(programs.resolve("postgres").toString(), "-D", data.toString()));
        serve.addAll(List.of("-h", "127.0.0.1", "-p", String.valueOf(port), "-k", data.toString(), "-c", "fsync=off"));
        Process process = Command.start(folder, variables(), folder.resolve("log"), serve);
        Postgres postgres = new Postgres(folder, process, port);
        Waiting.until("PostgreSQL listens", postgres::listens);
        return postgres;
    }

    private static Map<String, String> variables() {
        return Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C");
    }

    private static void command(Path folder, List<String> words) throws Exception {
        Command.run(folder, variables(), words).text();
    }

    /** Returns a port that nobody uses now. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean listens() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("PostgreSQL has ended: " + Files.readString(folder.resolve("log")));
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the database as SQLAlchemy names it. */
    String url() {
        return "postgresql+psycopg2://airflow@127.0.0.1:" + port + "/postgres";
    }

    /** Ends it, and removes its folder. */
    void stop() throws Exception {
        // SIGINT ends all sessions.
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
