package dev.icosian.compiler;

import acme.growth.Growth;
import dev.icosian.Grouping;
import dev.icosian.Location;
import dev.icosian.Materializer;
import dev.icosian.Pipeline;
import dev.icosian.Schedule;
import dev.icosian.Sink;
import dev.icosian.TypeRef;
import dev.icosian.compiler.group.KnownNames;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** The pipelines whose plans are published as test vectors. */
public final class SamplePipelines {
    private static final Materializer<Double> NUMBER =
            Materializer.of("number", 1, Double.class, "text/plain", (value, out) -> {}, in -> 0.0);
    private static final Materializer<double[]> NUMBERS =
            Materializer.of("numbers", 3, double[].class, "application/octet-stream", (value, out) -> {}, in -> null);

    private SamplePipelines() {}

    /** Only versions count as code, so that no vector depends on the compiler that made the classes. */
    private static Pipeline.Builder growth(String name) {
        return Pipeline.named(name)
                .codeRoots("acme.elsewhere")
                .modules(Growth.class)
                .config(Growth.Config.class)
                .params(Growth.Params.class)
                .outputs("result")
                .ephemeral("client")
                .materialize(NUMBER, NUMBERS);
    }

    /** Returns: one node, everything else by default. */
    public static Pipeline.Builder minimal() {
        return Pipeline.named("minimal")
                .modules(Growth.class)
                .config("region", "US")
                .param("dataFile")
                .outputs("numbers")
                .materialize(NUMBERS);
    }

    /** Returns: a step per function. */
    public static Pipeline.Builder perNode() {
        return growth("per_node").build().grouped(Grouping.perNode()).toBuilder();
    }

    /** Returns: a use of every field that a plan has. */
    public static Pipeline.Builder everything() {
        return growth("everything").build().with("region", Growth.Region.UK).toBuilder()
                .step(
                        "prepare",
                        s -> s.upstreamOf("scaled")
                                .attempts(3)
                                .backoff(Duration.ofSeconds(2), Duration.ofMinutes(5))
                                .timeout(Duration.ofMinutes(10))
                                .heartbeat(Duration.ofSeconds(30))
                                .queue("big")
                                .memory("2Gi")
                                .cpu(0.5)
                                .option("airflow.pool", "dwh")
                                .option("airflow.priority", 7)
                                .option("airflow.weight", 0.1)
                                .option("airflow.wait", true))
                .step("train", s -> s.rest())
                .publish("scaled", new FileSink(Location.of("out/{region}/scaled \"é\".txt")))
                .option("airflow.owner", "growth")
                .keepGoing();
    }

    /** Returns the compilation of a pipeline with a schedule, for which there is no target yet. */
    public static Compilation everythingScheduled() {
        Pipeline pipeline = everything()
                .schedule(Schedule.cron("0 6 * * *")
                        .zone("Europe/Berlin")
                        .from(LocalDate.of(2026, 1, 1))
                        .date("day", -1))
                .build();
        return StepCompiler.compile(pipeline, Compiler.dataflow(everything().build()), KnownNames::none, List.of());
    }

    private record FileSink(Location location) implements Sink<Double> {
        @Override
        public String id() {
            return "text-file";
        }

        @Override
        public int version() {
            return 2;
        }

        @Override
        public boolean accepts(TypeRef<?> type) {
            return type.rawClass() == double.class;
        }

        @Override
        public String publish(Double value, Location.Resolved at) {
            return "";
        }
    }
}
