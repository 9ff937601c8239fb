package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import large.Large;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are larger than the heap go through a store, and come back. */
@NeedsS3Server
final class LargeValuesIT {
    private static final boolean FULL = Boolean.getBoolean("full");
    private static final String HEAP = FULL ? "-Xmx256m" : "-Xmx64m";
    private static final int MEBIBYTES = FULL ? 2048 : 256;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"directory", "bucket"})
    void valueLargerThanTheHeapIsStoredAndRead(String kind) throws Exception {
        S3Server server = S3Server.shared();
        String store = kind.equals("bucket")
                ? server.uri(server.bucket(false), "results")
                : folder.resolve("store").toString();
        long start = System.nanoTime();
        Command.Result run = run(server, "run", "--store", store, "--param", "mebibytes=" + MEBIBYTES, "--json");

        assertThat(run.succeeded().json().get("succeeded").asBoolean()).isTrue();
        String memory = run.err()
                .lines()
                .filter(line -> line.startsWith("memory: "))
                .findFirst()
                .orElseThrow();
        System.out.println("large values: " + MEBIBYTES + " MiB through a " + kind + " in "
                + (System.nanoTime() - start) / 1_000_000_000 + " s, " + memory);
        assertThat(run(server, "store", "check", "--store", store).succeeded().out())
                .contains("all is well");
    }

    private Command.Result run(S3Server server, String... words) throws Exception {
        Map<String, String> environment = server.environment();
        try (Command command = Command.start(folder, List.of(HEAP), environment, Large.class, words)) {
            return command.await();
        }
    }
}
