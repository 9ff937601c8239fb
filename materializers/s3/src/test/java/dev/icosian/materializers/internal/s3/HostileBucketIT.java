package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import helloworld.HelloWorld;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** What others put into a bucket harms nobody who looks: no stack trace, no heap that is full, no hang. */
@NeedsS3Server
final class HostileBucketIT {
    @TempDir
    private static Path folder;

    private static String bucket;

    @BeforeAll
    static void makeARun() throws Exception {
        S3Server server = S3Server.shared();
        bucket = server.bucket(false);
        Command.run(folder, server, HelloWorld.class, "run", "--run", "mine", "--store", server.uri(bucket, "results"))
                .succeeded();
    }

    /** What is put where a record belongs, and what a command ends with then. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gigantic | icosian-store.json            | runs             | 65
                    gigantic | runs/hello_world/mine/run.json | runs            | 0
                    gigantic | runs/hello_world/mine/run.json | show mine       | 65
                    gigantic | runs/hello_world/mine/run.json | store check     | 65
                    deep     | runs/hello_world/mine/run.json | show mine       | 65
                    deep     | runs/hello_world/mine/run.json | store check     | 65
                    gigantic | runs/hello_world/mine/steps/costs.1.json | show mine   | 0
                    gigantic | runs/hello_world/mine/steps/costs.1.json | store check | 65
                    folder   | runs/hello_world/mine/    | show mine            | 0
                    foreign  | runs/hello_world/%2e%2e   | runs                 | 0
                    """)
    void whatOthersPutThereHarmsNobody(String what, String key, String command, int exitCode) throws Exception {
        S3Server server = S3Server.shared();
        String object = "results/" + key;
        byte[] right = what.equals("gigantic") || what.equals("deep")
                ? server.client()
                        .getObjectAsBytes(request -> request.bucket(bucket).key(object))
                        .asByteArray()
                : null;
        server.client()
                .putObject(
                        request -> request.bucket(bucket).key(object),
                        switch (what) {
                            case "gigantic" -> RequestBody.fromFile(gigantic());
                            case "deep" -> RequestBody.fromString("[".repeat(1 << 20));
                            case "folder" -> RequestBody.empty();
                            default -> RequestBody.fromString("x");
                        });
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--store", server.uri(bucket, "results")));
        Command.Result result;
        try (Command running = Command.start(
                folder, List.of("-Xmx64m"), server.environment(), HelloWorld.class, words.toArray(String[]::new))) {
            result = running.await();
        }
        if (right != null) {
            server.client().putObject(request -> request.bucket(bucket).key(object), RequestBody.fromBytes(right));
        }

        String said = result.out() + result.err();
        assertThat(result.exitCode()).as(said).isEqualTo(exitCode);
        assertThat(said).doesNotContain("\tat ").doesNotContain("Exception").doesNotContain("OutOfMemory");
        assertThat(said.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(20_000);
    }

    private Path gigantic() throws Exception {
        Path file = folder.resolve("gigantic.json");
        if (!Files.exists(file)) {
            try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(200L << 20);
            }
        }
        return file;
    }
}
