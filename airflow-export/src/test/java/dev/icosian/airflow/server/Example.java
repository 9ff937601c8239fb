package dev.icosian.airflow.server;

import absenteeism.Absenteeism;
import absenteeism.Task;
import dev.icosian.Pipeline;
import dev.icosian.cli.Icosian;
import duedate.DueDate;
import forecast.Forecast;
import helloworld.HelloWorld;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import relay.Program;

/**
 * A program of the examples, with what a run of it is given.
 *
 * @param conf the params as Airflow takes them
 */
record Example(Pipeline pipeline, Map<String, Object> conf) {
    /** The folder of the examples, seen from the module's. */
    private static final Path FOLDER =
            Path.of("..", "examples").toAbsolutePath().normalize();

    static List<Example> all() {
        return List.of(
                new Example(HelloWorld.pipeline(), Map.of()),
                new Example(DueDate.pipeline(), Map.of("startDate", "2023-01-01")),
                new Example(
                        Forecast.twoSteps(), Map.of("dataFile", file("forecast/data/actuals.csv"), "resamples", 100L)),
                new Example(
                        Absenteeism.pipeline()
                                .with("task", Task.BINARY_CLASSIFICATION)
                                .with("developmentFlag", true),
                        Map.of("dataFile", file("absenteeism/acceptance/03_11_absenteeism/absenteeism_at_work.csv"))));
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
