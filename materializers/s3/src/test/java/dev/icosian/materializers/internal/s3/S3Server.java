package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** A real S3 server in a process of its own, whose buckets are folders. */
public final class S3Server implements AutoCloseable {
    public static final String ACCESS_KEY = "icosian";
    public static final String SECRET_KEY = "icosian-secret";

    private static final int SECONDS_TO_START = 30;
    private static @Nullable S3Server shared;

    private final Path folder;
    private final int port;
    private final Process process;
    private final S3Client client;
    private final AtomicInteger buckets = new AtomicInteger();

    private S3Server(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
        this.client = S3Client.builder()
                .endpointOverride(endpoint())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Returns a server for all tests of this JVM, and gives this JVM its credentials. */
    public static synchronized S3Server shared() throws Exception {
        if (shared == null) {
            System.setProperty("slf4j.internal.verbosity", "ERROR");
            S3Server server = start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            System.setProperty("aws.accessKeyId", ACCESS_KEY);
            System.setProperty("aws.secretAccessKey", SECRET_KEY);
            shared = server;
        }
        return shared;
    }

    private static S3Server start() throws Exception {
        String binary = System.getenv("S3_SERVER");
        assertThat(binary).as("S3_SERVER").isNotEmpty();
        Path folder = Files.createTempDirectory("icosian-s3-");
        Path buckets = Files.createDirectory(folder.resolve("buckets"));
        Path versions = Files.createDirectory(folder.resolve("versions"));
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        binary,
                        "--access",
                        ACCESS_KEY,
                        "--secret",
                        SECRET_KEY,
                        "--port",
                        "127.0.0.1:" + port,
                        "--keep-alive",
                        "--quiet",
                        "posix",
                        "--versioning-dir",
                        versions.toString(),
                        buckets.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        S3Server server = new S3Server(folder, port, process);
        server.awaitReady();
        return server;
    }

    private void awaitReady() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException e) {
                assertThat(process.isAlive())
                        .as(() -> "the server runs; it said: " + log())
                        .isTrue();
                assertThat(System.nanoTime()).as("the server is ready").isLessThan(end);
                Thread.sleep(20);
            }
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    /** Returns a client that does what stores do not. */
    public S3Client client() {
        return client;
    }

    /** Makes a bucket; returns its name. */
    public String bucket(boolean isVersioned) {
        String name = "bucket-" + buckets.incrementAndGet();
        client.createBucket(request -> request.bucket(name));
        if (isVersioned) {
            client.putBucketVersioning(request -> request.bucket(name)
                    .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        }
        return name;
    }

    /** Returns the URI of a store in a bucket. */
    public String uri(String bucket, String prefix) {
        return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix) + "?endpoint=" + endpoint();
    }

    /** Returns what a process needs to use stores here. */
    public Map<String, String> environment() {
        return Map.of("AWS_ACCESS_KEY_ID", ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", SECRET_KEY);
    }

    /** Returns the file that holds an object. */
    public Path file(String bucket, String object) {
        return folder.resolve("buckets").resolve(bucket).resolve(object);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            delete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // A temporary folder more.
        }
    }

    private void delete() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
