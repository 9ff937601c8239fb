package dev.icosian.benchmarks.airflow;

import dev.icosian.Pipeline;
import dev.icosian.Plan;
import dev.icosian.benchmarks.graph.GeneratedGraph;
import dev.icosian.benchmarks.graph.Shape;
import dev.icosian.cli.Icosian;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A pipeline of as many steps as wanted: its command line, and the file that somebody would write for it by hand. */
final class StepFiles {
    private StepFiles() {}

    private static Pipeline pipeline(Path folder, int steps) throws IOException {
        return GeneratedGraph.of(folder, Shape.LAYERED, steps).stepPerNode(steps);
    }

    /**
     * Runs a command.
     *
     * @param args where the classes are generated, the number of steps, and the words of the command
     */
    public static void main(String[] args) throws IOException {
        Pipeline pipeline = pipeline(Path.of(args[0]), Integer.parseInt(args[1]));
        Icosian.app().pipelines(() -> List.of(pipeline)).main(Arrays.copyOfRange(args, 2, args.length));
    }

    /**
     * Writes the file by hand: the same param, and the same tasks with the same arguments, but nothing that documents
     * them. The param counts: Airflow copies those of a DAG for each of its tasks.
     */
    static void writeByHand(Path folder, int steps, Path file) throws IOException {
        Plan plan = pipeline(folder, steps).plan();
        StringBuilder text = new StringBuilder("""
                import pendulum
                from airflow.providers.standard.operators.bash import BashOperator
                from airflow.sdk import DAG, Param

                ENV = {
                    "RUN": "{{ run_id }}",
                    "TRY": "{{ ti.try_number }}",
                    "X": "{{ params['x'] | tojson }}",
                }

                with DAG(
                    dag_id="by_hand",
                    schedule=None,
                    start_date=pendulum.datetime(2000, 1, 1, tz="UTC"),
                    catchup=False,
                    params={"x": Param(1, type="integer")},
                ):
                """);
        for (Plan.StepPlan step : plan.steps()) {
            text.append(String.format(Locale.ROOT, """
                        %1$s = BashOperator(
                            task_id="%1$s",
                            bash_command="exec java -jar app.jar step %1$s",
                            env=ENV,
                            append_env=True,
                            do_xcom_push=False,
                            retries=0,
                        )

                    """, step.name()));
        }
        for (Plan.StepPlan step : plan.steps()) {
            if (!step.after().isEmpty()) {
                text.append(
                        String.format(Locale.ROOT, "    [%s] >> %s%n", String.join(", ", step.after()), step.name()));
            }
        }
        Files.writeString(file, text);
    }
}
