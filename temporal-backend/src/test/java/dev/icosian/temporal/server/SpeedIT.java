package dev.icosian.temporal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.temporal.speed.SpeedTable;
import java.nio.file.Path;
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
        RealServer server = RealServer.shared();
        Path stores = Path.of(System.getProperty("speed.folder", folder.toString()));
        SpeedTable table = new SpeedTable(server::connect, stores, !document.isEmpty());
        table.measure();
        table.lines().forEach(System.out::println);
        assertThat(table.lines()).hasSize(7);
        if (!document.isEmpty()) {
            table.write(Path.of(document));
            assertThat(table.missed()).as("limits that do not hold").isEmpty();
        }
    }
}
