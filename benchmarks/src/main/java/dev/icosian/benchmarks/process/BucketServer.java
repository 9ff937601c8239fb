package dev.icosian.benchmarks.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An S3 server on this machine that writes down each request. */
final class BucketServer implements AutoCloseable {
    private static final String KEY = "icosian";
    private static final String SECRET = "icosian-secret";
    private static final int TRIES = 500;

    private final Process process;
    private final Path log;
    private final int port;

    private BucketServer(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts one, with a bucket {@code lake}, and gives this JVM its credentials. */
    static BucketServer start(Path binary, Path folder) throws IOException, InterruptedException {
        Path buckets = folder.resolve("buckets");
        Files.createDirectories(buckets.resolve("lake"));
        Path log = folder.resolve("requests");
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        binary.toString(),
                        "--access",
                        KEY,
                        "--secret",
                        SECRET,
                        "--port",
                        "127.0.0.1:" + port,
                        "--keep-alive",
                        "--quiet",
                        "--access-log",
                        log.toString(),
                        "posix",
                        buckets.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        System.setProperty("aws.accessKeyId", KEY);
        System.setProperty("aws.secretAccessKey", SECRET);
        BucketServer server = new BucketServer(process, log, port);
        try {
            server.awaitReady();
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private void awaitReady() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException e) {
                if (attempt == TRIES || !process.isAlive()) {
                    throw e;
                }
                Thread.sleep(20);
            }
        }
    }

    /** Returns the URI of a store. */
    String uri(String prefix) {
        return "s3://lake/" + prefix + "?endpoint=http://127.0.0.1:" + port;
    }

    /** Returns how many requests there were. */
    long requests() throws IOException, InterruptedException {
        long before = -1;
        while (true) {
            long now = lines();
            if (now == before) {
                return now;
            }
            before = now;
            // It may write down what it has answered already.
            Thread.sleep(200);
        }
    }

    private long lines() throws IOException {
        if (!Files.exists(log)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.count();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
