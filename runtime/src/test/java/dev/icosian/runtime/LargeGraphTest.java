package dev.icosian.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 100,000 nodes in a JVM of 2 GiB: no recursion over the graph, and no more than some memory per node. */
class LargeGraphTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "chain, driver, 100001",
        "chain, executors, 100001",
        "chain, plan, 100000",
        "chain, run, 100001",
        "layered, driver, 102300",
        "layered, executors, 102300",
        "layered, plan, 100001",
        "layered, run, 102300"
    })
    void aLargeGraphRuns(String shape, String way, String expected) throws Exception {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx2g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeGraph.class.getName(),
                        shape,
                        way))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
            assertThat(Files.readString(output)).isEqualTo(expected + System.lineSeparator());
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
