package dev.icosian.airflow.internal.dag;

import dev.icosian.Plan;
import dev.icosian.Plan.StepPlan;
import dev.icosian.Schedule;
import dev.icosian.airflow.internal.python.Expression;
import dev.icosian.airflow.internal.python.Expression.Argument;
import dev.icosian.airflow.internal.python.Expression.Atom;
import dev.icosian.airflow.internal.python.Expression.Call;
import dev.icosian.airflow.internal.python.Expression.Entries;
import dev.icosian.airflow.internal.python.Expression.Entry;
import dev.icosian.airflow.internal.python.Imports;
import dev.icosian.airflow.internal.python.Layout;
import dev.icosian.internal.Utf8Order;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes one file. For one use. */
final class DagWriter {
    private static final String ENVIRONMENT = "ENV";
    private static final String PARAMS = "PARAMS";
    private static final String DOC = "DOC";
    /** A date before all data: a first day that nobody asked for must not hold back runs of the past. */
    private static final LocalDate EARLY = LocalDate.of(2000, 1, 1);

    private final Plan plan;
    private final Settings settings;
    private final Assets assets;
    private final List<String> differences;
    private final Imports imports = new Imports();
    private final Layout body = new Layout();

    DagWriter(Plan plan, Settings settings, Assets assets, List<String> differences) {
        this.plan = plan;
        this.settings = settings;
        this.assets = assets;
        this.differences = differences;
    }

    String text() {
        body.addOpen(0, ENVIRONMENT + " = ", RunTime.dict(RunTime.variables(plan, settings)), "");
        if (settings.form() == Settings.Form.DAG) {
            addDag();
        } else {
            addFunction();
        }
        Layout first = new Layout();
        first.blank();
        imports.lines().forEach(line -> first.line(0, line));
        first.blank();
        return FileHead.before(first.text() + body.text(), plan, settings);
    }

    private void addDag() {
        Options options = Options.of(plan);
        List<Argument> arguments = new ArrayList<>();
        arguments.add(Expression.argument("dag_id", Expression.text(DagFile.dagId(plan))));
        addText(arguments, "description", options.text(Options.DESCRIPTION));
        arguments.add(Expression.argument("schedule", schedule()));
        arguments.add(Expression.argument("start_date", startDate()));
        Schedule schedule = plan.schedule().orElse(null);
        arguments.add(Expression.argument("catchup", Expression.truth(schedule != null && schedule.catchUp())));
        if (schedule != null) {
            arguments.add(Expression.argument("max_active_runs", Expression.number(schedule.maxActiveRuns())));
        }
        addNumber(arguments, "max_active_tasks", options.number(Options.MAX_ACTIVE_TASKS));
        Long timeout = options.number(Options.DAGRUN_TIMEOUT);
        if (timeout != null) {
            arguments.add(Expression.argument("dagrun_timeout", seconds(timeout * 1000)));
        }
        String owner = options.text(Options.OWNER);
        if (owner != null) {
            arguments.add(Expression.argument(
                    "default_args", new Entries(List.of(new Entry("owner", Expression.text(owner))))));
        }
        addCallback(arguments, Options.ON_FAILURE, options);
        addCallback(arguments, Options.ON_SUCCESS, options);
        if (!plan.params().isEmpty()) {
            arguments.add(Expression.argument("params", params()));
        }
        arguments.add(Expression.argument("tags", Expression.texts(tags(options))));
        arguments.add(Expression.argument("doc_md", new Expression.Text(Docs.of(plan, settings, differences))));
        body.blank();
        body.addCall(0, "with ", new Call(settings.dialect().dag(imports), arguments), ":", "");
        addTasks(1);
    }

    /** A function, so that a file with a DAG can import it without having a second DAG in it. */
    private void addFunction() {
        body.blank();
        body.add(0, DOC + " = ", new Expression.Text(Docs.of(plan, settings, differences)), "");
        if (!plan.params().isEmpty()) {
            body.blank();
            body.addOpen(0, PARAMS + " = ", params(), "");
        }
        body.blank();
        body.blank();
        String group = settings.dialect().taskGroup(imports);
        body.line(0, "def " + FileNames.of(plan.pipeline()) + "() -> " + group + ":");
        body.line(1, "\"\"\"Adds the steps to the DAG that is being made.\"\"\"");
        body.addCall(
                1,
                "with ",
                new Call(
                        group,
                        List.of(
                                Expression.argument("group_id", Expression.text(plan.pipeline())),
                                Expression.argument(
                                        "tooltip", Expression.text("Steps of the pipeline " + plan.pipeline())))),
                " as group:",
                "");
        addTasks(2);
        body.blank();
        body.line(1, "return group");
    }

    private Expression schedule() {
        Schedule schedule = plan.schedule().orElse(null);
        if (schedule == null) {
            return Expression.NONE;
        }
        if (schedule.cron() != null) {
            String timetable = imports.name("airflow.timetables.trigger", "CronTriggerTimetable");
            return new Call(
                    timetable,
                    List.of(
                            Expression.argument(Expression.text(schedule.cron())),
                            Expression.argument("timezone", Expression.text(schedule.zone()))));
        }
        AssetName before = assets.before(plan);
        return before == null
                ? Expression.NONE
                : new Expression.Items(List.of(settings.dialect().asset(imports, before)));
    }

    private Expression startDate() {
        Schedule schedule = plan.schedule().orElse(null);
        LocalDate from = schedule == null ? null : schedule.from();
        LocalDate day = from == null ? EARLY : from;
        return new Call(
                imports.module("pendulum") + ".datetime",
                List.of(
                        Expression.argument(Expression.number(day.getYear())),
                        Expression.argument(Expression.number(day.getMonthValue())),
                        Expression.argument(Expression.number(day.getDayOfMonth())),
                        Expression.argument("tz", Expression.text(schedule == null ? "UTC" : schedule.zone()))));
    }

    private Expression params() {
        String function = settings.dialect().param(imports);
        String pipeline = plan.pipeline();
        Map<String, Integer> dates = plan.schedule().map(Schedule::dates).orElse(Map.of());
        return new Entries(plan.params().stream()
                .map(param -> new Entry(
                        param.name(),
                        ParamSchema.of(
                                function,
                                param,
                                dates.get(param.name()),
                                settings.given(pipeline, param.name()),
                                settings.choices(pipeline, param.name()))))
                .toList());
    }

    private List<String> tags(Options options) {
        TreeSet<String> tags = new TreeSet<>(Utf8Order.INSTANCE);
        tags.addAll(options.texts(Options.TAGS));
        tags.addAll(NodeTags.of(plan));
        List<String> all = new ArrayList<>(List.of("icosian"));
        tags.stream().filter(tag -> !tag.equals("icosian")).forEach(all::add);
        return all;
    }

    private void addTasks(int depth) {
        Map<String, List<StepPlan>> blocks = blocks();
        boolean isFirst = true;
        for (List<StepPlan> block : blocks.values()) {
            if (!isFirst) {
                body.blank();
            }
            isFirst = false;
            String group = Options.of(block.get(0)).text(Options.GROUP);
            if (group == null) {
                block.forEach(step -> addTask(depth, step));
                continue;
            }
            String function = settings.dialect().taskGroup(imports);
            List<Argument> arguments = new ArrayList<>();
            arguments.add(Expression.argument("group_id", Expression.text(group)));
            if (settings.form() == Settings.Form.DAG) {
                // Names of tasks stay those of steps.
                arguments.add(Expression.argument("prefix_group_id", Expression.truth(false)));
            }
            body.add(depth, "with ", new Call(function, arguments), ":");
            boolean isFirstOfGroup = true;
            for (StepPlan step : block) {
                if (!isFirstOfGroup) {
                    body.blank();
                }
                isFirstOfGroup = false;
                addTask(depth + 1, step);
            }
        }
        addEdges(depth);
    }

    /** Steps in the plan's order; those of one group together, where the first of them is. */
    private Map<String, List<StepPlan>> blocks() {
        Map<String, List<StepPlan>> blocks = new LinkedHashMap<>();
        for (StepPlan step : plan.steps()) {
            String group = Options.of(step).text(Options.GROUP);
            blocks.computeIfAbsent(group == null ? "step " + step.name() : "group " + group, key -> new ArrayList<>())
                    .add(step);
        }
        return blocks;
    }

    private void addTask(int depth, StepPlan step) {
        Call call = settings.profile()
                .task(plan, step, settings, ENVIRONMENT, imports)
                .with(CommonArguments.of(plan, step, settings, assets, imports));
        body.addCall(
                depth,
                FileNames.of(step.name()) + " = ",
                call,
                "",
                FileNames.isTaken(step.name()) ? "noqa: AIR001" : "");
    }

    private void addEdges(int depth) {
        Map<String, List<Expression>> after = new LinkedHashMap<>();
        plan.steps().forEach(step -> after.put(step.name(), new ArrayList<>()));
        for (StepPlan step : plan.steps()) {
            for (String before : step.after()) {
                List<Expression> next = after.get(before);
                if (next != null) {
                    next.add(new Atom(FileNames.of(step.name())));
                }
            }
        }
        boolean isFirst = true;
        for (Map.Entry<String, List<Expression>> entry : after.entrySet()) {
            List<Expression> next = entry.getValue();
            if (next.isEmpty()) {
                continue;
            }
            if (isFirst) {
                body.blank();
                isFirst = false;
            }
            Expression right = next.size() == 1 ? next.get(0) : new Expression.Items(next);
            body.add(depth, FileNames.of(entry.getKey()) + " >> ", right, "");
        }
    }

    private void addCallback(List<Argument> arguments, String name, Options options) {
        Argument callback = CommonArguments.callback(name, options, imports);
        if (callback != null) {
            arguments.add(callback);
        }
    }

    private static void addText(List<Argument> arguments, String name, @Nullable String text) {
        if (text != null) {
            arguments.add(Expression.argument(name, new Expression.Text(text)));
        }
    }

    private static void addNumber(List<Argument> arguments, String name, @Nullable Long number) {
        if (number != null) {
            arguments.add(Expression.argument(name, Expression.number(number)));
        }
    }

    private Expression seconds(long milliseconds) {
        return CommonArguments.seconds(milliseconds, imports);
    }
}
