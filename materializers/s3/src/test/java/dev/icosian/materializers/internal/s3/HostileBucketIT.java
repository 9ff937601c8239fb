package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import helloworld.HelloWorld;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** What others put into a bucket harms nobody who looks: no stack trace, no heap that is full, no hang. */
final class HostileBucketIT {
    private static final String RUN = "runs/hello_world/mine";

    @TempDir
    private Path folder;

    /** What is put where a record belongs, and what a command ends with then. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
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
        String bucket = server.bucket(false);
        String store = server.uri(bucket, "results");
        Command.run(folder, server, HelloWorld.class, "run", "--run", "mine", "--store", store)
                .succeeded();
        server.client().deleteObject(request -> request.bucket(bucket).key("results/" + key));
        server.client()
                .putObject(
                        request -> request.bucket(bucket).key("results/" + key),
                        switch (what) {
                            case "gigantic" -> RequestBody.fromFile(gigantic());
                            case "deep" -> RequestBody.fromString("[".repeat(1 << 20));
                            case "folder" -> RequestBody.empty();
                            default -> RequestBody.fromString("x");
                        });

        String[] words = (command + " --store").split(" ");
        String[] line = new String[words.length + 1];
        System.arraycopy(words, 0, line, 0, words.length);
        line[words.length] = store;
        Command.Result result;
        try (Command running =
                Command.start(folder, List.of("-Xmx64m"), server.environment(), HelloWorld.class, line)) {
            result = running.await();
        }

        String said = result.out() + result.err();
        assertThat(result.exitCode()).as(said).isEqualTo(exitCode);
        assertThat(said).doesNotContain("\tat ").doesNotContain("Exception").doesNotContain("OutOfMemory");
        assertThat(said.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4_000);
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
