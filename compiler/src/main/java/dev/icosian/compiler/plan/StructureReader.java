package dev.icosian.compiler.plan;

import dev.icosian.Location;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.Schedule;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the structure of a plan; the counterpart of {@link StructureWriter}. */
final class StructureReader {
    private static final Set<String> RESERVED_KINDS = Set.of("scatter", "command");
    private static final Set<String> FORMS = Set.of("list", "map", "record");

    private StructureReader() {}

    static Structure read(Fields fields) {
        Structure structure = new Structure(
                fields.text("pipeline"),
                config(fields),
                fields.objects("params").stream().map(StructureReader::param).toList(),
                fields.texts("outputs"),
                fields.objects("ephemeral").stream().map(StructureReader::node).toList(),
                steps(fields.objects("steps")),
                fields.objects("publications").stream()
                        .map(StructureReader::publication)
                        .toList(),
                schedule(fields),
                keepGoing(fields),
                options(fields));
        fields.end();
        return structure;
    }

    private static Map<String, Object> config(Fields fields) {
        Map<String, Object> config = new TreeMap<>();
        fields.map("config").forEach((key, value) -> {
            if (value instanceof String || value instanceof Long || value instanceof Boolean) {
                config.put(key, value);
                return;
            }
            fields.wrong("config." + key, "must be a text, a whole number, true or false", null);
        });
        return config;
    }

    private static boolean keepGoing(Fields fields) {
        String failure = fields.text("failure");
        if (!failure.equals("failFast") && !failure.equals("keepGoing")) {
            fields.wrong("failure", "must be 'failFast' or 'keepGoing'", null);
        }
        return failure.equals("keepGoing");
    }

    private static Map<String, Object> options(Fields fields) {
        Map<String, Object> options = new TreeMap<>();
        fields.map("options").forEach((key, tree) -> {
            Object value = OptionValues.read(tree);
            if (value == null) {
                fields.wrong(
                        "options." + key, "must be a text, a whole number, true, false or {\"decimal\":\"0.5\"}", null);
                return;
            }
            options.put(key, value);
        });
        return options;
    }

    private static Plan.Param param(Fields fields) {
        Plan.Param param = new Plan.Param(
                fields.text("name"),
                fields.text("type"),
                fields.flag("required"),
                fields.has("default") ? fields.text("default") : null);
        fields.end();
        return param;
    }

    private static List<PlanStep> steps(List<Fields> all) {
        List<PlanStep> steps = new ArrayList<>();
        for (Fields fields : all) {
            String name = fields.text("name");
            String kind = fields.text("kind");
            if (RESERVED_KINDS.contains(kind)) {
                fields.reserved(new Problem(
                        "Plan/ReservedKind",
                        "step '" + name + "' is of the kind '" + kind
                                + "', which this version of icosian does not have",
                        null,
                        "use the version that wrote the plan"));
                continue;
            }
            if (!kind.equals(PlanStep.KIND)) {
                fields.wrong("kind", "must be '" + PlanStep.KIND + "'", null);
            }
            steps.add(new PlanStep(
                    name,
                    fields.texts("after"),
                    fields.objects("inputs").stream()
                            .map(StructureReader::input)
                            .toList(),
                    fields.objects("nodes").stream().map(StructureReader::node).toList(),
                    fields.objects("outputs").stream()
                            .map(StructureReader::output)
                            .toList(),
                    policy(fields.object("policy"))));
            fields.end();
        }
        return steps;
    }

    private static Plan.Input input(Fields fields) {
        Plan.Input input = new Plan.Input(fields.text("node"), fields.text("from"));
        fields.end();
        return input;
    }

    private static Plan.Output output(Fields fields) {
        Fields materializer = fields.object("materializer");
        Plan.Output output = new Plan.Output(
                fields.text("node"),
                fields.text("type"),
                materializer.text("id"),
                materializer.number("version"),
                materializer.textMap("options"));
        materializer.end();
        fields.end();
        return output;
    }

    private static PlanNode node(Fields fields) {
        PlanNode node = new PlanNode(
                fields.text("name"),
                fields.text("kind"),
                fields.text("type"),
                fields.text("function"),
                fields.text("unit"),
                fields.objects("binds").stream().map(StructureReader::bind).toList(),
                fields.objects("modifiers").stream()
                        .map(StructureReader::modifier)
                        .toList(),
                fields.textMap("tags"),
                fields.has("source") ? source(fields.object("source")) : null);
        fields.end();
        return node;
    }

    private static PlanSource source(Fields fields) {
        PlanSource source = new PlanSource(fields.text("id"), fields.number("version"), fields.textMap("options"));
        fields.end();
        return source;
    }

    private static PlanBind bind(Fields fields) {
        PlanBind bind = bindBody(fields);
        if (fields.has("label") && !fields.path().contains(".items[")) {
            fields.wrong("label", "stands only in the items of a bind", null);
        }
        fields.end();
        return bind;
    }

    private static PlanBind bindBody(Fields fields) {
        String from = fields.text("from");
        return switch (from) {
            case "literal" -> new PlanBind.Literal(fields.text("type"), fields.text("value"));
            case "all" -> all(fields);
            case "scratch" -> new PlanBind.Scratch();
            case "location" ->
                new PlanBind.Place(
                        fields.text("template"),
                        fields.objects("placeholders").stream()
                                .map(StructureReader::bind)
                                .toList());
            default -> reference(from, fields);
        };
    }

    private static PlanBind reference(String from, Fields fields) {
        for (PlanBind.From known : PlanBind.From.values()) {
            if (known.text().equals(from)) {
                return new PlanBind.Reference(known, fields.text("name"));
            }
        }
        fields.wrong(
                "from",
                "must be 'node', 'param', 'config', 'secret', 'resource', 'scratch', 'location', 'literal', 'absent' or"
                        + " 'all'",
                null);
        return new PlanBind.Reference(PlanBind.From.ABSENT, "");
    }

    private static PlanBind all(Fields fields) {
        String form = fields.text("form");
        if (!FORMS.contains(form)) {
            fields.wrong("form", "must be 'list', 'map' or 'record'", null);
        }
        List<PlanBind.Item> items = new ArrayList<>();
        for (Fields item : fields.objects("items")) {
            items.add(new PlanBind.Item(item.text("label"), bind(item)));
        }
        return new PlanBind.All(form, items);
    }

    private static PlanModifier modifier(Fields fields) {
        PlanModifier modifier = new PlanModifier(fields.text("id"), fields.number("version"), fields.textMap("args"));
        fields.end();
        return modifier;
    }

    private static Plan.Policy policy(Fields fields) {
        Long cpuMillis = fields.longOrNull("cpuMillis");
        Plan.Policy policy = new Plan.Policy(
                fields.number("attempts"),
                Duration.ofMillis(fields.longNumber("backoffMs")),
                Duration.ofMillis(fields.longNumber("backoffMaxMs")),
                duration(fields.longOrNull("timeoutMs")),
                duration(fields.longOrNull("heartbeatMs")),
                fields.textOrNull("queue"),
                fields.textOrNull("memory"),
                cpuMillis == null ? null : (Double) (cpuMillis / 1000.0),
                options(fields));
        fields.end();
        return policy;
    }

    private static @Nullable Duration duration(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }

    private static Plan.Publication publication(Fields fields) {
        Fields sink = fields.object("sink");
        Plan.Publication publication = new Plan.Publication(
                fields.text("node"), sink.text("id"), sink.number("version"), Location.of(fields.text("to")));
        sink.end();
        fields.end();
        return publication;
    }

    private static @Nullable Schedule schedule(Fields structure) {
        if (structure.isNull("schedule")) {
            return null;
        }
        Fields fields = structure.object("schedule");
        Map<String, Integer> dates = new TreeMap<>();
        Fields dateFields = fields.object("dates");
        fields.map("dates").keySet().forEach(param -> dates.put(param, dateFields.number(param)));
        Schedule schedule = new Schedule(
                fields.textOrNull("cron"),
                fields.textOrNull("after"),
                fields.text("zone"),
                day(fields),
                fields.flag("catchUp"),
                fields.number("maxActiveRuns"),
                dates);
        fields.end();
        return schedule;
    }

    private static @Nullable LocalDate day(Fields fields) {
        String day = fields.textOrNull("from");
        if (day == null || day.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            fields.wrong("from", "must be a day like 2026-01-31", null);
            return null;
        }
    }
}
