package dev.icosian.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.test.Golden;
import forecast.Forecast;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportTest {
    @TempDir
    Path folder;

    @Test
    void fileOfForecastIsTheGoldenOne() throws Exception {
        CommandLine program = new CommandLine(Forecast.twoSteps(), folder, Map.of());

        CommandLine.Done done =
                program.run("airflow", "export", "--out", folder.resolve("dags").toString());

        assertThat(done.exit()).as(done.err()).isZero();
        Golden.assertMatches("forecast_airflow3_bash.py", Files.readString(folder.resolve("dags/forecast.py")));
    }
}
