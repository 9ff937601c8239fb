package dev.icosian.airflow.program;

import dev.icosian.Default;
import dev.icosian.Location;
import dev.icosian.Pipeline;
import dev.icosian.Schedule;
import dev.icosian.materializers.Sinks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pipelines with all that a plan can say. */
public final class Programs {
    /** A param of each kind. */
    public record Params(
            LocalDate day,
            @Default("10") int top,
            @Default("EU") Functions.Region region,
            @Default("\"NaN\"") double limit,
            @Default("[\"a\",\"b\"]") List<String> names,
            @Default("{\"x\":1}") Map<String, Long> weights,
            @Default("{\"high\":2,\"low\":1}") Functions.Range range,
            @Nullable Instant since,
            @Default("true") boolean strict,
            @Default("It's \"{{ 1 }}\"") String title) {}

    private Programs() {}

    /** Nothing but functions, by hand, in one step. */
    public static Pipeline plain() {
        return Pipeline.named("plain")
                .modules(Functions.class)
                .params(Params.class)
                .outputs("report")
                .build();
    }

    /** Scheduled, with every policy. */
    public static Pipeline orders() {
        return Pipeline.named("orders")
                .modules(Functions.class)
                .params(Params.class)
                .outputs("report")
                .step(
                        "load",
                        s -> s.nodes("orders")
                                .attempts(5)
                                .backoff(Duration.ofMillis(500), Duration.ofMinutes(5))
                                .timeout(Duration.ofMinutes(10))
                                .heartbeat(Duration.ofSeconds(30))
                                .queue("io")
                                .option("airflow.pool", "dwh")
                                .option("airflow.pool_slots", 2)
                                .option("airflow.priority_weight", 7)
                                .option("airflow.on_retry_callback", "acme.alerts.notify"))
                .step("clean", s -> s.nodes("cleaned").option("airflow.group", "middle"))
                .step(
                        "enrich",
                        s -> s.nodes("features")
                                .memory("2Gi")
                                .cpu(1.5)
                                .option("airflow.group", "middle")
                                .option("airflow.owner", "science"))
                .step("sum_up", s -> s.rest())
                .publish("revenue", Sinks.json(Location.of("/data/lake/revenue.json")))
                .publish("report", Sinks.json(Location.of("out/{title}/report.json")))
                .schedule(Schedule.cron("15 2 * * MON-FRI")
                        .zone("Europe/Berlin")
                        .from(LocalDate.of(2026, 1, 31))
                        .catchUp(true)
                        .maxActiveRuns(3)
                        .date("day", -1))
                .option("airflow.dag_id", "team.orders")
                .option("airflow.owner", "growth")
                .option("airflow.tags", "daily, orders")
                .option("airflow.description", "Orders of yesterday")
                .option("airflow.max_active_tasks", 4)
                .option("airflow.dagrun_timeout", 7200)
                .option("airflow.on_failure_callback", "acme.alerts.notify")
                .option("airflow.on_success_callback", "acme.chat.notify")
                .option("airflow.image", "registry.example/orders:1.4")
                .option("airflow.namespace", "etl")
                .option("airflow.service_account_name", "orders")
                .build();
    }

    /** Follows a publication of {@link #orders}. */
    public static Pipeline letters() {
        return Pipeline.named("letters")
                .modules(Letters.class)
                .outputs("letter")
                .schedule(Schedule.after("orders.revenue"))
                .option("airflow.image", "registry.example/orders:1.4")
                .build();
    }
}
