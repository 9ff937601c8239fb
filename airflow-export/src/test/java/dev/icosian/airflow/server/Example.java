package dev.icosian.airflow.server;

import absenteeism.Absenteeism;
import absenteeism.Task;
import dev.icosian.Pipeline;
import dev.icosian.cli.Icosian;
import duedate.DueDate;
import forecast.Forecast;
import helloworld.HelloWorld;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import relay.Program;

/**
 * A program of the examples, with what a run of it is given.
 *
 * @param conf the params as Airflow takes them
 * @param values the same as a program gives them
 * @param numbers what comes out; null: nothing is published of it
 */
record Example(
        Pipeline pipeline,
        Map<String, Object> conf,
        Map<String, Object> values,
        @Nullable Numbers numbers) {
    /**
     * The expected numbers.
     *
     * @param folder of the case, seen from the examples'
     * @param tolerance relative
     * @param nodes those that are among the outputs
     * @param path where they are in the case
     */
    record Numbers(String folder, double tolerance, List<String> nodes, List<String> path) {}

    /** The folder of the examples, seen from the module's. */
    private static final Path FOLDER =
            Path.of("..", "examples").toAbsolutePath().normalize();

    static List<Example> all() {
        return List.of(
                new Example(
                        HelloWorld.pipeline(),
                        Map.of(),
                        Map.of(),
                        new Numbers(
                                "hello-world/acceptance/01_hello_world",
                                0,
                                List.of(
                                        "avg3wkSpend",
                                        "spendMean",
                                        "spendPerSignup",
                                        "spendStdDev",
                                        "spendZeroMean",
                                        "spendZeroMeanUnitVariance"),
                                List.of("outputs"))),
                new Example(
                        DueDate.pipeline(),
                        Map.of("startDate", "2023-01-01"),
                        Map.of("startDate", LocalDate.of(2023, 1, 1)),
                        new Numbers(
                                "due-date/acceptance/07_due_date",
                                1e-12,
                                List.of("probabilityBeforeDate", "probabilityOnDate"),
                                List.of("variants", "defaults", "outputs"))),
                new Example(
                        Forecast.twoSteps(),
                        Map.of("dataFile", file("forecast/data/actuals.csv"), "resamples", 100L),
                        Map.of(),
                        null),
                absenteeism("absenteeism", Task.BINARY_CLASSIFICATION, true),
                absenteeism("absenteeism_days", Task.CONTINUOUS_REGRESSION, false));
    }

    private static Example absenteeism(String name, Task task, boolean isDevelopment) {
        String data = file("absenteeism/acceptance/03_11_absenteeism/absenteeism_at_work.csv");
        return new Example(
                Absenteeism.pipeline().renamed(name).with("task", task).with("developmentFlag", isDevelopment),
                Map.of("dataFile", data),
                Map.of("dataFile", Path.of(data)),
                new Numbers(
                        "absenteeism/acceptance/03_11_absenteeism",
                        1e-9,
                        List.of("modelResults", "valPredictionsTable"),
                        List.of(
                                "compile_plans",
                                task.name().toLowerCase(Locale.ROOT) + (isDevelopment ? "__dev" : "__full"),
                                "outputs")));
    }

    private static String file(String name) {
        return FOLDER.resolve(name).toString();
    }

    /** Returns the pipelines of the examples, and those that the tests run on a scheduler. */
    static List<Pipeline> pipelines() {
        return Stream.concat(all().stream().map(Example::pipeline), Program.pipelines().stream())
                .toList();
    }

    /** Returns them with an image, as pods need one. */
    static List<Pipeline> inImages() {
        return pipelines().stream()
                .map(pipeline -> pipeline.toBuilder()
                        .option("airflow.image", "images/app:1")
                        .build())
                .toList();
    }

    /** Returns the folder with the expected numbers of an example. */
    static Path acceptance(String name) {
        return FOLDER.resolve(name);
    }

    /** The command line of all of them. */
    static final class OnWorkers {
        private OnWorkers() {}

        /** Runs a command. */
        public static void main(String[] args) {
            Icosian.app().pipelines(Example::pipelines).main(args);
        }
    }

    /** The command line of all of them in images. */
    static final class InPods {
        private InPods() {}

        /** Runs a command. */
        public static void main(String[] args) {
            Icosian.app().pipelines(Example::inImages).main(args);
        }
    }

    @Override
    public String toString() {
        return pipeline.name();
    }
}
