package dev.icosian.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.airflow.program.Programs;
import dev.icosian.test.Golden;
import forecast.Forecast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExportTest {
    private static final List<Pipeline> ALL = List.of(Programs.orders(), Programs.letters());

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "airflow3, 3, bash",
        "airflow3, 3, k8s",
        "airflow2, 2, bash",
        "airflow2, 2, k8s",
    })
    void filesAreTheGoldenOnes(String dialect, String major, String operator) throws IOException {
        export(ALL, "--airflow", major, "--operator", operator);

        Golden.assertMatches("orders_" + dialect + "_" + operator + ".py", file("orders"));
        Golden.assertMatches("letters_" + dialect + "_" + operator + ".py", file("letters"));
    }

    @Test
    void fileOfForecastIsTheGoldenOne() throws IOException {
        export(List.of(Forecast.twoSteps()));

        Golden.assertMatches("forecast_airflow3_bash.py", file("forecast"));
    }

    @ParameterizedTest
    @CsvSource({"airflow3, 3, bash", "airflow2, 2, k8s"})
    void groupOfTasksIsTheGoldenOne(String dialect, String major, String operator) throws IOException {
        export(ALL, "--as", "task-group", "--pipeline", "orders", "--airflow", major, "--operator", operator);

        Golden.assertMatches("orders_" + dialect + "_" + operator + "_group.py", file("orders"));
    }

    @ParameterizedTest
    @CsvSource({"bash", "k8s"})
    void constantsOfAnExportStandInTheFile(String operator) throws IOException {
        export(
                ALL,
                "--pipeline",
                "orders",
                "--operator",
                operator,
                "--jar",
                "/opt/orders-1.4.jar",
                "--store",
                "s3://lake/icosian",
                "--param",
                "top=20");

        Golden.assertMatches("orders_airflow3_" + operator + "_constants.py", file("orders"));
    }

    @Test
    void startScriptTakesThePlaceOfTheJar() throws IOException {
        export(ALL, "--pipeline", "letters", "--launcher", "/opt/orders/orders");

        assertThat(file("letters"))
                .contains("    \"ICOSIAN_LAUNCHER\": \"/opt/orders/orders\",\n")
                .contains(
                        "        bash_command='ICOSIAN_WATCH_PARENT=$PPID exec \"${ICOSIAN_LAUNCHER:?is not set}\" step all',\n");
    }

    @Test
    void secondExportWritesTheSameBytes() throws IOException {
        export(ALL);
        String first = file("orders");
        export(ALL);

        assertThat(file("orders")).isEqualTo(first);
    }

    private void export(List<Pipeline> pipelines, String... more) {
        List<String> words = new ArrayList<>(
                List.of("airflow", "export", "--out", folder.resolve("dags").toString()));
        words.addAll(List.of(more));
        CommandLine.Done done = new CommandLine(pipelines, folder, Map.of()).run(words.toArray(String[]::new));
        assertThat(done.exit()).as(done.err()).isZero();
    }

    private String file(String pipeline) throws IOException {
        return Files.readString(folder.resolve("dags/" + pipeline + ".py"));
    }
}
