package dev.icosian.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Plan.StepPlan;
import dev.icosian.airflow.internal.check.Capabilities;
import dev.icosian.airflow.internal.compare.Deployed;
import dev.icosian.airflow.internal.dag.Airflow3;
import dev.icosian.airflow.internal.dag.Assets;
import dev.icosian.airflow.internal.dag.BashProfile;
import dev.icosian.airflow.internal.dag.DagFile;
import dev.icosian.airflow.internal.dag.Report;
import dev.icosian.airflow.internal.dag.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans of more steps than any Airflow bears. */
final class LargeTest {
    private static final int STEPS = 100_000;
    private static final int WIDE = 2_000;

    @TempDir
    Path folder;

    @Test
    void chainIsWrittenAndReadAgain() throws Exception {
        List<StepPlan> steps = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            steps.add(i == 0 ? TestPlan.node("s0") : TestPlan.node("s" + i, "s" + (i - 1)));
        }
        long start = System.nanoTime();
        String text = write(TestPlan.named("chain", steps.toArray(StepPlan[]::new)));
        Path file = Files.writeString(folder.resolve("chain.py"), text);

        assertThat(Deployed.at(file).differences(text.replaceFirst("retries=0", "retries=1")))
                .containsExactly("step s0: further attempts: 0, would be 1");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        assertThat(text).contains("\n    s99998 >> s99999\n", "a DAG of 100000 tasks takes the scheduler long to read");
    }

    @Test
    void fanIsOneStatementPerStepThatHasSuccessors() {
        List<StepPlan> steps = new ArrayList<>(List.of(TestPlan.node("first")));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < WIDE; i++) {
            steps.add(TestPlan.node("s" + i, "first"));
            names.add("s" + i);
        }
        steps.add(TestPlan.node("last", names.toArray(String[]::new)));

        String text = write(TestPlan.named("fan", steps.toArray(StepPlan[]::new)));

        assertThat(text.lines().filter(line -> line.contains(" >> "))).hasSize(1 + WIDE);
        assertThat(text).contains("    first >> [\n        s0,\n        s1,\n");
    }

    private static String write(TestPlan plan) {
        Settings settings = new Settings(
                new Airflow3(), new BashProfile(), Settings.Form.DAG, null, null, null, Map.of(), Map.of(), Map.of());
        Assets assets = Assets.of(List.of(plan));
        Report report = Capabilities.of(plan, settings, assets, List.of(new BashProfile()));
        assertThat(report.problems()).isEmpty();
        return DagFile.of(plan, settings, assets, report).text();
    }
}
