package dev.icosian.equivalence;

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
import java.util.Map;
import marketing.Marketing;
import orders.BonusReport;
import orders.Orders;

/** All examples: a new one is a line. They are one program. */
public final class Examples {
    private static final Path FOLDER = Path.of("../examples").toAbsolutePath().normalize();
    private static final Map<String, Object> RESOURCES = Map.of("ledger", Orders.ledger());
    private static final Program PROGRAM = Program.of(Main.class);
    private static final Path REPORTS = Path.of("target/reports").toAbsolutePath();
    private static final String ABSENCES = "absenteeism/acceptance/03_11_absenteeism/absenteeism_at_work.csv";

    private Examples() {}

    /** Returns the program that has all of them. */
    public static Program program() {
        return PROGRAM;
    }

    /** Returns them. */
    public static List<Subject> all() {
        return List.of(
                example(HelloWorld.pipeline(), Map.of()),
                example(
                        Absenteeism.pipeline().with("task", Task.BINARY_CLASSIFICATION),
                        Map.of("dataFile", FOLDER.resolve(ABSENCES))),
                example(
                        Forecast.twoSteps(),
                        Map.of("dataFile", FOLDER.resolve("forecast/data/actuals.csv"), "resamples", 100)),
                example(DueDate.pipeline(), Map.of("startDate", LocalDate.of(2026, 2, 3))),
                example(BonusReport.pipeline(), Map.of("month", "2026-03", "threshold", 10_000L)),
                example(
                        Marketing.pipeline(),
                        Map.of("data", FOLDER.resolve("marketing/data/tables"), "reports", REPORTS.toUri())));
    }

    private static Subject example(Pipeline pipeline, Map<String, Object> params) {
        return new Subject(pipeline, params, RESOURCES, PROGRAM);
    }

    /** Their command line. */
    static final class Main {
        private Main() {}

        /** Runs a command. */
        public static void main(String[] args) {
            Icosian.app()
                    .pipelines(() -> all().stream().map(Subject::pipeline).toList())
                    .resource("ledger", Orders::ledger)
                    .main(args);
        }
    }
}
