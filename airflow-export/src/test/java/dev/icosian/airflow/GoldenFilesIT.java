package dev.icosian.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.airflow.program.Programs;
import dev.icosian.airflow.server.NeedsAirflow;
import dev.icosian.test.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the real Airflow makes of files with every policy, and of exported steps in a DAG of somebody's. */
@NeedsAirflow
final class GoldenFilesIT {
    @TempDir
    Path folder;

    static List<String> airflows() {
        return System.getenv()
                .getOrDefault("AIRFLOW_INSTALLATIONS", "")
                .lines()
                .filter(line -> line.matches("[23]\\..*=.*"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("airflows")
    void everyPolicyIsUnderstood(String installation) throws Exception {
        String major = installation.substring(0, 1);
        Path python = Path.of(installation.substring(installation.indexOf('=') + 1), "bin/python");
        Path acme = Files.createDirectories(folder.resolve("modules/acme"));
        Files.writeString(acme.resolve("alerts.py"), "def notify(context):\n    pass\n");
        Files.writeString(acme.resolve("chat.py"), "def notify(context):\n    pass\n");
        Files.writeString(
                acme.resolve("operators.py"),
                major.equals("3")
                        ? "from airflow.providers.standard.operators.bash import BashOperator\nfrom airflow.sdk import DAG\n"
                        : "from airflow import DAG\nfrom airflow.operators.bash import BashOperator\n");
        export("dags", "--airflow", major, "--operator", "bash");
        export("modules", "--airflow", major, "--operator", "bash", "--as", "task-group", "--pipeline", "orders");
        Files.copy(Path.of("src/test/resources/python/month_end.py"), folder.resolve("dags/month_end.py"));

        String output = Tools.outputOf(
                folder,
                Map.of("PYTHONPATH", folder.resolve("modules").toString(), "PYTHONDONTWRITEBYTECODE", "1"),
                List.of(
                        "/bin/sh",
                        "-c",
                        "\"$0\" \"$1\" dags 2>/dev/null",
                        python.toString(),
                        Path.of("src/test/resources/python/imported.py")
                                .toAbsolutePath()
                                .toString()));

        assertThat(output).doesNotContain("ERROR");
        Golden.assertMatches("imported_airflow" + major + ".txt", output);
    }

    private void export(String to, String... more) throws IOException {
        List<Pipeline> pipelines = List.of(Programs.orders(), Programs.letters());
        List<String> words = new ArrayList<>(List.of("airflow", "export", "--out", to));
        words.addAll(List.of(more));
        CommandLine.Done done = new CommandLine(pipelines, folder, Map.of()).run(words.toArray(String[]::new));
        assertThat(done.exit()).as(done.err()).isZero();
    }
}
