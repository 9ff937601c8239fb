package nightly;

import dev.icosian.*;
import dev.icosian.cli.Icosian;
import java.net.URI;
import java.time.*;

@PipelineSpec(modules = Orders.class, params = Nightly.Params.class)
public final class Nightly {
    public record Params(LocalDate day, String jdbcUrl, @Default("s3://lake-dev") URI lake) {}

    public static Pipeline pipeline() {
        return Pipeline.of(Nightly.class)
                .outputs("dailyRevenue")
                .secret("dbPassword") // --secret dbPassword=env:DB_PASSWORD
                .ephemeral("warehouse")
                .load("exchangeRates", Parquet.read(Location.of("{lake}/fx/dt={day}/rates.parquet")))
                .step(
                        "extract",
                        s -> s.nodes("orders", "exchangeRates").attempts(5).option("airflow.pool", "dwh"))
                .step("report", s -> s.rest())
                .publish("dailyRevenue", Jdbc.replacePartition("warehouse", "daily_revenue", "day", "day"))
                .schedule(Schedule.cron("0 6 * * *")
                        .zone("Europe/Berlin")
                        .from(LocalDate.of(2026, 1, 1))
                        .date("day", -1))
                .defaults(s -> s.attempts(3).timeout(Duration.ofMinutes(30)))
                .build();
    }

    public static void main(String[] args) {
        Icosian.main(args, Nightly::pipeline, forecast.Forecast::twoSteps);
    }
}
