package dev.icosian.airflow;

import static dev.icosian.airflow.TestPlan.node;
import static dev.icosian.airflow.TestPlan.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Plan;
import dev.icosian.Plan.Policy;
import dev.icosian.Schedule;
import dev.icosian.airflow.internal.check.Capabilities;
import dev.icosian.airflow.internal.dag.Airflow2;
import dev.icosian.airflow.internal.dag.Airflow3;
import dev.icosian.airflow.internal.dag.Assets;
import dev.icosian.airflow.internal.dag.BashProfile;
import dev.icosian.airflow.internal.dag.DagFile;
import dev.icosian.airflow.internal.dag.Dialect;
import dev.icosian.airflow.internal.dag.KubernetesProfile;
import dev.icosian.airflow.internal.dag.OperatorProfile;
import dev.icosian.airflow.internal.dag.Report;
import dev.icosian.airflow.internal.dag.Settings;
import dev.icosian.test.Golden;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The table of all that a plan can say: for both majors, all profiles and both forms either lines of the file, or what
 * is said of it, or the problem. A thing that leaves no trace fails the test.
 */
final class CapabilitiesTest {
    private static final List<Dialect> DIALECTS = List.of(new Airflow3(), new Airflow2());
    private static final List<OperatorProfile> PROFILES = List.of(new BashProfile(), new KubernetesProfile());
    private static final Policy NEXT = TestPlan.ONCE;

    private record Thing(String name, UnaryOperator<TestPlan> said) {}

    @Test
    void everythingThatAPlanSaysIsWrittenOrReported() {
        StringBuilder table = new StringBuilder();
        List<String> silent = new ArrayList<>();
        for (Thing thing : things()) {
            Map<String, Set<String>> combinations = new LinkedHashMap<>();
            for (Dialect dialect : DIALECTS) {
                for (OperatorProfile profile : PROFILES) {
                    for (Settings.Form form : Settings.Form.values()) {
                        Settings settings =
                                new Settings(dialect, profile, form, null, null, null, Map.of(), Map.of(), Map.of());
                        String trace = trace(thing.said(), settings);
                        combinations
                                .computeIfAbsent(trace, key -> new TreeSet<>())
                                .add(settings.shown());
                        if (trace.isEmpty()) {
                            silent.add(thing.name() + " in " + settings.shown());
                        }
                    }
                }
            }
            table.append("== ").append(thing.name()).append('\n');
            combinations.forEach((trace, where) -> table.append(combinations.size() == 1 ? "" : "-- " + where + "\n")
                    .append(trace.isEmpty() ? "nothing\n" : trace));
        }

        assertThat(silent).isEmpty();
        Golden.assertMatches("capabilities.txt", table.toString());
    }

    private static List<Thing> things() {
        List<Thing> things = new ArrayList<>();
        things.add(policy(
                "attempts",
                new Policy(3, Duration.ofSeconds(2), Duration.ofMinutes(5), null, null, null, null, null, Map.of())));
        things.add(policy(
                "timeout",
                new Policy(
                        1,
                        NEXT.backoff(),
                        NEXT.backoffMax(),
                        Duration.ofMillis(1500),
                        null,
                        null,
                        null,
                        null,
                        Map.of())));
        things.add(policy(
                "heartbeat",
                new Policy(
                        1,
                        NEXT.backoff(),
                        NEXT.backoffMax(),
                        null,
                        Duration.ofSeconds(5),
                        null,
                        null,
                        null,
                        Map.of())));
        things.add(policy(
                "queue", new Policy(1, NEXT.backoff(), NEXT.backoffMax(), null, null, "gpu", null, null, Map.of())));
        things.add(policy(
                "memory", new Policy(1, NEXT.backoff(), NEXT.backoffMax(), null, null, null, "2Gi", null, Map.of())));
        things.add(policy(
                "cpu", new Policy(1, NEXT.backoff(), NEXT.backoffMax(), null, null, null, null, 0.25, Map.of())));
        things.add(ofStep("pool", "dwh"));
        things.add(ofStep("pool_slots", 2L));
        things.add(ofStep("priority_weight", -7L));
        things.add(ofStep("group", "together"));
        things.add(ofStep("owner", "growth"));
        things.add(ofStep("on_failure_callback", "acme.alerts.notify"));
        things.add(ofStep("on_success_callback", "acme.alerts.notify"));
        things.add(ofStep("on_retry_callback", "acme.alerts.notify"));
        things.add(ofStep("image", "acme/shop:2"));
        things.add(ofStep("namespace", "etl"));
        things.add(ofStep("service_account_name", "robot"));
        things.add(ofStep("pod_template_file", "/etc/pod.yaml"));
        things.add(ofPipeline("dag_id", "team.shop"));
        things.add(ofPipeline("owner", "growth"));
        things.add(ofPipeline("tags", "daily,shop"));
        things.add(ofPipeline("description", "The shop"));
        things.add(ofPipeline("max_active_tasks", 4L));
        things.add(ofPipeline("dagrun_timeout", 60L));
        things.add(ofPipeline("on_failure_callback", "acme.alerts.notify"));
        things.add(ofPipeline("on_success_callback", "acme.alerts.notify"));
        things.add(ofPipeline("namespace", "etl"));
        things.add(ofPipeline("nonsense", "x"));
        things.add(new Thing(
                "config",
                plan -> new TestPlan(
                        plan.pipeline(),
                        Map.of("region", "UK"),
                        plan.params(),
                        plan.steps(),
                        plan.publications(),
                        plan.when(),
                        plan.options(),
                        plan.docs())));
        things.add(new Thing(
                "docs",
                plan -> new TestPlan(
                        plan.pipeline(),
                        plan.config(),
                        plan.params(),
                        plan.steps(),
                        plan.publications(),
                        plan.when(),
                        plan.options(),
                        Map.of("sellNode", "Sells."))));
        things.add(scheduled("cron", Schedule.cron("0 6 * * *").from(LocalDate.of(2026, 1, 31))));
        things.add(scheduled("cron without a first day", Schedule.cron("0 6 * * *")));
        things.add(scheduled(
                "cron with a zone",
                Schedule.cron("0 6 * * *").zone("Europe/Berlin").from(LocalDate.of(2026, 1, 31))));
        things.add(scheduled(
                "cron with a zone that only Java knows",
                Schedule.cron("0 6 * * *").zone("+02:00").from(LocalDate.of(2026, 1, 31))));
        things.add(scheduled(
                "catch-up",
                Schedule.cron("0 6 * * *").from(LocalDate.of(2026, 1, 31)).catchUp(true)));
        things.add(scheduled(
                "catch-up without a first day", Schedule.cron("0 6 * * *").catchUp(true)));
        things.add(scheduled(
                "runs at the same time",
                Schedule.cron("0 6 * * *").from(LocalDate.of(2026, 1, 31)).maxActiveRuns(7)));
        things.add(new Thing(
                "date of the schedule",
                plan -> plan.scheduled(Schedule.cron("0 6 * * *")
                                .from(LocalDate.of(2026, 1, 31))
                                .date("day", -2))
                        .withParams(new Plan.Param("day", "java.time.LocalDate", true, null))));
        things.add(scheduled("after a publication", Schedule.after("shop.sellNode")));
        things.add(scheduled("after a publication that nobody has", Schedule.after("orders.total")));
        things.add(new Thing(
                "after a publication with its URI",
                plan -> plan.scheduled(Schedule.after("orders.total"))
                        .withOptions(merged(plan.options(), "airflow.after_uri", "s3://lake/orders/"))));
        for (String location : List.of(
                "s3://lake/a/b.json",
                "s3://lake/dt={day}/b.json",
                "/data/b.json",
                "out/b.json",
                "jdbc:postgresql://db/a",
                "{target}")) {
            things.add(new Thing("publication to " + location, plan -> plan.publishing("payNode", location)));
        }
        things.add(param("java.lang.Integer", null, true));
        things.add(param("java.lang.Integer", "7", false));
        things.add(param("java.lang.Integer", null, false));
        things.add(param("double", "0.1", false));
        things.add(param("double", "\"NaN\"", false));
        things.add(param("java.lang.Boolean", "true", false));
        things.add(param("java.math.BigDecimal", "\"1.10\"", false));
        things.add(param("java.nio.file.Path", null, true));
        things.add(param("java.time.LocalDate", "\"2026-01-31\"", false));
        things.add(param("java.time.Instant", null, false));
        things.add(param("java.util.List<java.lang.Double>", "[1.0,2.5E10]", false));
        things.add(param("java.util.Map<java.lang.String,java.util.List<java.lang.Long>>", "{}", false));
        things.add(param("double[][]", null, true));
        things.add(param("acme.Shop$Range", "{\"high\":2}", false));
        things.add(param("acme.Shop$Range", null, true));
        things.add(new Thing(
                "param without a value in a schedule",
                plan -> plan.scheduled(Schedule.cron("0 6 * * *").from(LocalDate.of(2026, 1, 31)))
                        .withParams(new Plan.Param("x", "int", true, null))));
        return things;
    }

    private static Map<String, Object> merged(Map<String, Object> options, String key, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(options);
        all.put(key, value);
        return all;
    }

    private static Thing policy(String name, Policy policy) {
        return new Thing(
                "step: " + name, plan -> replaced(plan, with(plan.steps().get(1), policy)));
    }

    private static Thing ofStep(String option, Object value) {
        return new Thing(
                "step: airflow." + option,
                plan -> replaced(plan, with(plan.steps().get(1), Map.of("airflow." + option, value))));
    }

    private static Thing ofPipeline(String option, Object value) {
        return new Thing(
                "pipeline: airflow." + option,
                plan -> plan.withOptions(merged(plan.options(), "airflow." + option, value)));
    }

    private static Thing scheduled(String name, Schedule schedule) {
        return new Thing("schedule: " + name, plan -> plan.scheduled(schedule));
    }

    private static Thing param(String type, @Nullable String defaultJson, boolean required) {
        return new Thing(
                "param: " + type + (required ? "" : " default " + defaultJson),
                plan -> plan.withParams(new Plan.Param("x", type, required, defaultJson)));
    }

    private static TestPlan replaced(TestPlan plan, Plan.StepPlan second) {
        List<Plan.StepPlan> steps = new ArrayList<>(plan.steps());
        steps.set(1, second);
        return new TestPlan(
                plan.pipeline(),
                plan.config(),
                plan.params(),
                steps,
                plan.publications(),
                plan.when(),
                plan.options(),
                plan.docs());
    }

    private static TestPlan base(Settings settings) {
        return TestPlan.named("pay", node("pay"), node("sell", "pay"))
                .withOptions(
                        settings.profile().name().equals("k8s") ? Map.of("airflow.image", "acme/shop:1") : Map.of());
    }

    /** Returns the lines that a thing adds to a file, and the problems. */
    private static String trace(UnaryOperator<TestPlan> said, Settings settings) {
        TestPlan shop = TestPlan.named("shop", node("sell")).publishing("sellNode", "s3://lake/shop/sales.json");
        Written plain = write(base(settings), shop, settings);
        Written changed = write(said.apply(base(settings)), shop, settings);
        List<String> lines = new ArrayList<>(changed.lines());
        plain.lines().forEach(lines::remove);
        // The digest says that something is other, and not what.
        lines.removeIf(line -> line.startsWith("content: "));
        StringBuilder trace = new StringBuilder();
        changed.problems()
                .forEach(problem ->
                        trace.append(problem.lines().findFirst().orElse("")).append('\n'));
        if (changed.problems().isEmpty()) {
            lines.stream().map(String::strip).forEach(line -> trace.append(line).append('\n'));
        }
        return trace.toString();
    }

    private record Written(List<String> lines, List<String> problems) {}

    private static Written write(TestPlan plan, TestPlan other, Settings settings) {
        Assets assets = Assets.of(List.of(plan, other));
        Report report = Capabilities.of(plan, settings, assets, PROFILES);
        List<String> problems =
                report.problems().stream().map(problem -> problem.toString()).toList();
        return new Written(
                problems.isEmpty()
                        ? DagFile.of(plan, settings, assets, report)
                                .text()
                                .lines()
                                .toList()
                        : List.of(),
                problems);
    }
}
