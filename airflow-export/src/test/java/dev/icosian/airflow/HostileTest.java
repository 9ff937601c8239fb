package dev.icosian.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Plan;
import dev.icosian.Schedule;
import dev.icosian.airflow.internal.dag.Airflow2;
import dev.icosian.airflow.internal.dag.Airflow3;
import dev.icosian.airflow.internal.dag.Assets;
import dev.icosian.airflow.internal.dag.BashProfile;
import dev.icosian.airflow.internal.dag.DagFile;
import dev.icosian.airflow.internal.dag.KubernetesProfile;
import dev.icosian.airflow.internal.dag.Report;
import dev.icosian.airflow.internal.dag.Settings;
import dev.icosian.compiler.json.CanonicalJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts that want to be code: whatever a plan says, its file has the structure of one that says harmless things, Jinja
 * renders its constants to what they were, and Bash runs the one command. Python's own ast, Jinja and Bash are asked.
 */
final class HostileTest {
    private static final int PLANS = Boolean.getBoolean("full") ? 3_000 : 150;
    private static final List<String> PARTS = List.of(
            "\"",
            "'",
            "\"\"\"",
            "'''",
            "\\",
            "\\\"",
            "\n",
            "\r",
            "\r\n",
            "\t",
            "{{ 7 * 7 }}",
            "{{ params }}",
            "{% raw %}",
            "{% endraw %}",
            "{# none #}",
            "{{",
            "}}",
            "{",
            "}",
            "%}",
            "#}",
            "${HOME}",
            "$(touch pwned)",
            "`touch pwned`",
            "; touch pwned;",
            "&& touch pwned",
            "| tee pwned",
            "\" + __import__('os').system('touch pwned') + \"",
            "\\N{BULLET}",
            "\\x41",
            "\\u0041",
            ".sh",
            ".bash",
            ".yaml",
            "# noqa",
            "\n    import os\n",
            ")",
            "]",
            "é",
            "ß",
            "中",
            "\u202e",
            "\u2028",
            "\u00a0",
            "\u00ad",
            "\ud83d\ude00",
            "\u0001",
            "\u007f",
            "\u0085",
            "%s",
            "{0}",
            "a",
            "word ",
            "-rf",
            "--",
            "/",
            "..",
            "=",
            ":",
            ",");
    /** Names that a step or pipeline may have, and Python, Jinja or the file use otherwise. */
    private static final List<String> NAMES = List.of(
            "timedelta",
            "pendulum",
            "group",
            "dag",
            "all",
            "print",
            "env",
            "params",
            "self",
            "none",
            "true",
            "list",
            "datetime",
            "airflow",
            "str",
            "object",
            "schedule",
            "notify",
            "os",
            "sys",
            "a",
            "a_",
            "a__",
            "x1");

    private static final List<String> PARAM_NAMES = List.of(
            "items",
            "values",
            "keys",
            "get",
            "update",
            "validate",
            "class",
            "not",
            "True",
            "self",
            "dump",
            "x",
            "X",
            "__class__",
            "_",
            "copy",
            "pop",
            "loop",
            "import");

    @TempDir
    Path folder;

    @Test
    void nothingThatAPlanSaysIsCode() throws Exception {
        String python = Tools.pythonWithJinja();
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("HostileTest: seed " + seed);
        for (int i = 0; i < PLANS; i++) {
            write(i, seed + i);
        }
        Files.writeString(folder.resolve("hostile.py"), script());

        String output = Tools.outputOf(folder, Map.of("PYTHONUTF8", "1"), List.of(python, "hostile.py", "" + seed));

        assertThat(output).as("seed %s", seed).isEqualTo(PLANS + " files\n");
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void filesAreFormattedWhateverAPlanSays() throws Exception {
        Path ruff = Tools.ruff();
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("HostileTest: seed " + seed);
        for (int i = 0; i < PLANS; i++) {
            write(i, seed + i);
        }

        Tools.outputOf(
                folder,
                Map.of("RUFF_NO_CACHE", "true"),
                List.of(ruff.toString(), "format", "--isolated", "--diff", folder.toString()));
    }

    private static String script() throws IOException {
        try (InputStream in = HostileTest.class.getResourceAsStream("/python/hostile.py")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void write(int number, long seed) throws IOException {
        Maker maker = new Maker(new Random(seed), text -> text);
        Map<String, String> harmless = new LinkedHashMap<>();
        Maker twin = new Maker(new Random(seed), text -> harmless.computeIfAbsent(text, key -> "w" + harmless.size()));
        Files.writeString(folder.resolve(number + ".py"), maker.file().text());
        Files.writeString(folder.resolve(number + "_twin.py"), twin.file().text());
        Files.writeString(folder.resolve(number + ".json"), CanonicalJson.valueText(maker.expected));
    }

    /** Makes a plan; all texts go through {@code taint}, so that a twin of the same seed differs in nothing else. */
    private static final class Maker {
        private final Random random;
        private final UnaryOperator<String> taint;
        final Map<String, Object> expected = new TreeMap<>();

        Maker(Random random, UnaryOperator<String> taint) {
            this.random = random;
            this.taint = taint;
        }

        /** Any text. */
        private String any() {
            StringBuilder text = new StringBuilder();
            int parts = random.nextInt(6) == 0 ? 60 : random.nextInt(6);
            for (int i = 0; i <= parts; i++) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            return taint.apply(text.toString());
        }

        /** A text as options may have it. */
        private String line() {
            String text = any().replaceAll("\\p{Cntrl}", " ");
            return text.length() > 90 ? text.substring(0, 80).replaceAll("\\p{Cs}", "") : text;
        }

        /** One that is short enough for a DAG. */
        private String tag() {
            String text = PARTS.get(random.nextInt(PARTS.size())) + PARTS.get(random.nextInt(PARTS.size()));
            return taint.apply(text.length() > 30 ? text.substring(0, 30) : text);
        }

        DagFile file() {
            String pipeline = NAMES.get(random.nextInt(NAMES.size()));
            Map<String, String> constants = new TreeMap<>();
            TestPlan plan = new TestPlan(
                    pipeline, config(constants), params(), steps(), List.of(), schedule(), options(), docs());
            plan = plan.publishing("n0", "/data/" + any());
            String store = "s3://" + line();
            String jar = "/" + line();
            String secret = "file:/" + line();
            boolean isBash = random.nextBoolean();
            constants.put("ICOSIAN_STORE", store);
            constants.put("ICOSIAN_SECRET_token", secret);
            if (isBash) {
                constants.put("ICOSIAN_JAR", jar);
            }
            Settings settings = new Settings(
                    random.nextBoolean() ? new Airflow3() : new Airflow2(),
                    isBash ? new BashProfile() : new KubernetesProfile(),
                    random.nextInt(3) == 0 ? Settings.Form.TASK_GROUP : Settings.Form.DAG,
                    jar,
                    null,
                    store,
                    Map.of(pipeline, Map.of("token", secret)),
                    Map.of(),
                    Map.of());
            expected.put("constants", constants);
            expected.put("pipeline", pipeline);
            expected.put("isBash", isBash);
            expected.put("isDag", settings.form() == Settings.Form.DAG);
            Report report = new Report();
            report.differs("something " + any());
            return DagFile.of(plan, settings, Assets.of(List.of(plan)), report);
        }

        private Map<String, Object> config(Map<String, String> constants) {
            Map<String, Object> config = new TreeMap<>();
            config.put("key", any());
            config.put("more", any());
            constants.put("ICOSIAN_CONFIG", CanonicalJson.valueText(config));
            return config;
        }

        private List<Plan.Param> params() {
            List<Plan.Param> params = new ArrayList<>();
            Map<String, Object> defaults = new TreeMap<>();
            for (String name : PARAM_NAMES) {
                if (random.nextInt(4) == 0) {
                    Object value = random.nextBoolean() ? any() : Map.of(any() + "1", List.of(any(), 1L, true));
                    defaults.put(name, value);
                    String type = value instanceof String
                            ? "java.lang.String"
                            : "java.util.Map<java.lang.String,java.util.List<acme.Unknown>>";
                    params.add(new Plan.Param(name, type, false, CanonicalJson.valueText(value)));
                }
            }
            expected.put("params", defaults);
            return params;
        }

        private List<Plan.StepPlan> steps() {
            List<Plan.StepPlan> steps = new ArrayList<>();
            List<Object> tasks = new ArrayList<>();
            int offset = random.nextInt(NAMES.size());
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                String name = NAMES.get((offset + i) % NAMES.size());
                List<String> after = new ArrayList<>();
                for (Plan.StepPlan before : steps) {
                    if (random.nextBoolean()) {
                        after.add(before.name());
                    }
                }
                String queue = line();
                String pool = line();
                Map<String, Object> task = new TreeMap<>();
                task.put("id", name);
                task.put("after", List.copyOf(after));
                task.put("queue", queue);
                task.put("pool", pool);
                tasks.add(task);
                Map<String, Object> options = new TreeMap<>();
                options.put("airflow.pool", pool);
                options.put("airflow.image", line());
                options.put("airflow.on_failure_callback", "acme.m" + i + "." + name);
                if (random.nextInt(3) == 0) {
                    options.put("airflow.group", "together");
                }
                steps.add(new Plan.StepPlan(
                        name,
                        after,
                        List.of(new Plan.Input(any(), any())),
                        List.of(
                                new Plan.NodePlan("n" + i, any(), "", "n" + i, List.of(), Map.of(tag(), tag())),
                                new Plan.NodePlan(any(), any(), "", any(), List.of(), Map.of())),
                        List.of(new Plan.Output(any(), any(), any(), 1, Map.of())),
                        new Plan.Policy(
                                1 + random.nextInt(3),
                                Duration.ofMillis(random.nextInt(100_000)),
                                Duration.ofMillis(random.nextInt(1_000_000)),
                                random.nextBoolean() ? Duration.ofMillis(1 + random.nextInt(100_000)) : null,
                                null,
                                queue,
                                line(),
                                random.nextInt(64) / 8.0,
                                options)));
            }
            expected.put("tasks", tasks);
            return steps;
        }

        private @Nullable Schedule schedule() {
            return random.nextBoolean()
                    ? null
                    : Schedule.cron(line()).zone(line()).from(LocalDate.of(2026, 1, 1 + random.nextInt(31)));
        }

        private Map<String, Object> options() {
            Map<String, Object> options = new TreeMap<>();
            String description = any();
            String owner = line();
            expected.put("description", description);
            expected.put("owner", owner);
            options.put("airflow.description", description);
            options.put("airflow.owner", owner);
            return options;
        }

        private Map<String, String> docs() {
            String doc = any();
            expected.put(
                    "doc",
                    String.join(" ", doc.strip().lines().map(String::strip).toList()));
            return Map.of("n0", doc);
        }
    }
}
