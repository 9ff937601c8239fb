package dev.icosian.compiler.plan;

import dev.icosian.Plan;
import dev.icosian.Schedule;
import dev.icosian.compiler.json.CanonicalJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the canonical JSON of a structure, which its digests cover. The handshake form leaves out what a step can
 * run without agreeing on: policies, publications, tags, the schedule, what happens after a failure, options of targets.
 */
final class StructureWriter {
    private final boolean handshake;

    private StructureWriter(boolean handshake) {
        this.handshake = handshake;
    }

    /** Hands over the canonical JSON of the whole structure in pieces. */
    static void whole(Structure structure, Consumer<String> pieces) {
        new StructureWriter(false).write(structure, pieces);
    }

    /** Hands over the canonical JSON of what plan, DAG file and jar must agree on, in pieces. */
    static void handshake(Structure structure, Consumer<String> pieces) {
        new StructureWriter(true).write(structure, pieces);
    }

    /** Step by step: the tree of a large plan would need many times the room of its text. Steps are the last field. */
    private void write(Structure structure, Consumer<String> pieces) {
        String head = CanonicalJson.structureText(head(structure));
        pieces.accept(head.substring(0, head.length() - 1) + ",\"steps\":[");
        String separator = "";
        for (PlanStep step : structure.steps()) {
            pieces.accept(separator);
            pieces.accept(CanonicalJson.structureText(step(step)));
            separator = ",";
        }
        pieces.accept("]}");
    }

    private Map<String, @Nullable Object> head(Structure structure) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("pipeline", structure.pipeline());
        tree.put("config", structure.config());
        tree.put(
                "params",
                structure.params().stream().map(StructureWriter::param).toList());
        tree.put("outputs", structure.outputs());
        tree.put("ephemeral", structure.ephemeral().stream().map(this::node).toList());
        if (handshake) {
            return tree;
        }
        tree.put(
                "publications",
                structure.publications().stream()
                        .map(StructureWriter::publication)
                        .toList());
        tree.put("schedule", schedule(structure.schedule()));
        tree.put("failure", structure.keepGoing() ? "keepGoing" : "failFast");
        tree.put("options", OptionValues.tree(structure.options()));
        return tree;
    }

    private static Map<String, Object> param(Plan.Param param) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", param.name());
        tree.put("type", param.type());
        tree.put("required", param.required());
        if (param.defaultJson() != null) {
            tree.put("default", param.defaultJson());
        }
        return tree;
    }

    private Map<String, Object> step(PlanStep step) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", step.name());
        tree.put("kind", PlanStep.KIND);
        tree.put("after", step.after());
        tree.put("inputs", step.inputs().stream().map(StructureWriter::input).toList());
        tree.put("nodes", step.nodes().stream().map(this::node).toList());
        tree.put("outputs", step.outputs().stream().map(StructureWriter::output).toList());
        if (!handshake) {
            tree.put("policy", policy(step.policy()));
        }
        return tree;
    }

    private static Map<String, Object> input(Plan.Input input) {
        return Map.of("node", input.node(), "from", input.from());
    }

    private static Map<String, Object> output(Plan.Output output) {
        Map<String, Object> materializer = new LinkedHashMap<>();
        materializer.put("id", output.materializer());
        materializer.put("version", output.version());
        materializer.put("options", output.options());
        return Map.of("node", output.node(), "type", output.type(), "materializer", materializer);
    }

    private Map<String, Object> node(PlanNode node) {
        Map<String, Object> tree = new LinkedHashMap<>();
        // In the order of the JSON, so that nobody has to sort thousands of them.
        tree.put("binds", node.binds().stream().map(StructureWriter::bind).toList());
        tree.put("function", node.function());
        tree.put("kind", node.kind());
        tree.put(
                "modifiers",
                node.modifiers().stream().map(StructureWriter::modifier).toList());
        tree.put("name", node.name());
        PlanSource source = node.source();
        if (source != null) {
            tree.put("source", Map.of("id", source.id(), "version", source.version(), "options", source.options()));
        }
        if (!handshake) {
            tree.put("tags", node.tags());
        }
        tree.put("type", node.type());
        tree.put("unit", node.unit());
        return tree;
    }

    private static Map<String, Object> bind(PlanBind bind) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (bind instanceof PlanBind.Reference reference) {
            tree.put("from", reference.from().text());
            tree.put("name", reference.name());
            return tree;
        }
        if (bind instanceof PlanBind.Literal literal) {
            tree.put("from", "literal");
            tree.put("type", literal.type());
            tree.put("value", literal.value());
            return tree;
        }
        if (bind instanceof PlanBind.Scratch) {
            tree.put("from", "scratch");
            return tree;
        }
        if (bind instanceof PlanBind.Place place) {
            tree.put("from", "location");
            tree.put("template", place.template());
            tree.put(
                    "placeholders",
                    place.placeholders().stream().map(StructureWriter::bind).toList());
            return tree;
        }
        PlanBind.All all = (PlanBind.All) bind;
        List<Map<String, Object>> items = new ArrayList<>();
        for (PlanBind.Item item : all.items()) {
            Map<String, Object> itemTree = bind(item.bind());
            itemTree.put("label", item.label());
            items.add(itemTree);
        }
        tree.put("from", "all");
        tree.put("form", all.form());
        tree.put("items", items);
        return tree;
    }

    private static Map<String, Object> modifier(PlanModifier modifier) {
        return Map.of("id", modifier.id(), "version", modifier.version(), "args", modifier.args());
    }

    private static Map<String, @Nullable Object> policy(Plan.Policy policy) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("attempts", policy.attempts());
        tree.put("backoffMs", policy.backoff().toMillis());
        tree.put("backoffMaxMs", policy.backoffMax().toMillis());
        tree.put("timeoutMs", millis(policy.timeout()));
        tree.put("heartbeatMs", millis(policy.heartbeat()));
        tree.put("queue", policy.queue());
        tree.put("memory", policy.memory());
        Double cpu = policy.cpu();
        tree.put("cpuMillis", cpu == null ? null : Math.round(cpu * 1000));
        tree.put("options", OptionValues.tree(policy.options()));
        return tree;
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    private static Map<String, Object> publication(Plan.Publication publication) {
        return Map.of(
                "node",
                publication.node(),
                "sink",
                Map.of("id", publication.sink(), "version", publication.version()),
                "to",
                publication.to().template());
    }

    private static @Nullable Map<String, @Nullable Object> schedule(@Nullable Schedule schedule) {
        if (schedule == null) {
            return null;
        }
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("cron", schedule.cron());
        tree.put("after", schedule.after());
        tree.put("zone", schedule.zone());
        tree.put("from", schedule.from() == null ? null : schedule.from().toString());
        tree.put("catchUp", schedule.catchUp());
        tree.put("maxActiveRuns", schedule.maxActiveRuns());
        tree.put("dates", schedule.dates());
        return tree;
    }
}
