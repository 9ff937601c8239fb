package dev.icosian.temporal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.temporal.speed.SpeedTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Runs beside hand-written workflows; {@code benchmarks/temporal} measures them, the gate only sees that they run. */
@Isolated
final class SpeedIT {
    @TempDir
    private Path folder;

    @Test
    void runsAreAsFastAsHandWrittenWorkflows() throws Exception {
        String document = System.getProperty("speed", "");
        Path stores = Path.of(System.getProperty("speed.folder", folder.toString()));
        SpeedTable table = new SpeedTable(stores, !document.isEmpty());
        for (SpeedTable.Measured one : table.all()) {
            // Queues in four parts, as servers have them, let runs of both kinds take once or twice as long, by chance.
            // A new server each: its history grows, and slows it down.
            try (RealServer server = RealServer.start(List.of(
                    "--dynamic-config-value",
                    "matching.numTaskqueueReadPartitions=1",
                    "--dynamic-config-value",
                    "matching.numTaskqueueWritePartitions=1"))) {
                table.measure(one, server::connect);
            }
        }
        table.lines().forEach(System.out::println);
        assertThat(table.lines()).hasSize(8);
        if (!document.isEmpty()) {
            table.write(Path.of(document));
            assertThat(table.missed()).as("limits that do not hold").isEmpty();
        }
    }
}
