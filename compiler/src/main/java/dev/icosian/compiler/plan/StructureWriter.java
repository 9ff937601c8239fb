package dev.icosian.compiler.plan;

import dev.icosian.Plan;
import dev.icosian.Schedule;
import dev.icosian.compiler.json.JsonWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Writes the canonical JSON of a structure, which its digests cover. The handshake form leaves out what a step can
 * run without agreeing on: policies, publications, tags, the schedule, what happens after a failure, options of targets.
 * Fields are written in the order of their names' bytes, piece by piece: the tree of a large plan would need many times
 * the room of its text.
 */
final class StructureWriter {
    private final JsonWriter json;
    private final boolean handshake;

    private StructureWriter(JsonWriter json, boolean handshake) {
        this.json = json;
        this.handshake = handshake;
    }

    /** Writes the whole structure. */
    static void whole(Structure structure, JsonWriter json) {
        new StructureWriter(json, false).write(structure);
    }

    /** Writes what plan, DAG file and jar must agree on. */
    static void handshake(Structure structure, JsonWriter json) {
        new StructureWriter(json, true).write(structure);
    }

    private void write(Structure structure) {
        json.beginObject();
        json.field("config", structure.config());
        json.name("ephemeral").beginList();
        structure.ephemeral().forEach(this::node);
        json.endList();
        if (!handshake) {
            json.field("failure", structure.keepGoing() ? "keepGoing" : "failFast");
            json.field("options", OptionValues.tree(structure.options()));
        }
        json.field("outputs", structure.outputs());
        json.name("params").beginList();
        structure.params().forEach(this::param);
        json.endList();
        json.field("pipeline", structure.pipeline());
        if (!handshake) {
            json.name("publications").beginList();
            structure.publications().forEach(this::publication);
            json.endList();
            json.name("schedule");
            schedule(structure.schedule());
        }
        json.name("steps").beginList();
        structure.steps().forEach(this::step);
        json.endList();
        json.endObject();
    }

    private void param(Plan.Param param) {
        json.beginObject();
        if (param.defaultJson() != null) {
            json.field("default", param.defaultJson());
        }
        json.field("name", param.name());
        json.field("required", param.required());
        json.field("type", param.type());
        json.endObject();
    }

    private void step(PlanStep step) {
        json.beginObject();
        json.field("after", step.after());
        json.name("inputs").beginList();
        for (Plan.Input input : step.inputs()) {
            json.beginObject()
                    .field("from", input.from())
                    .field("node", input.node())
                    .endObject();
        }
        json.endList();
        json.field("kind", PlanStep.KIND);
        json.field("name", step.name());
        json.name("nodes").beginList();
        step.nodes().forEach(this::node);
        json.endList();
        json.name("outputs").beginList();
        step.outputs().forEach(this::output);
        json.endList();
        if (!handshake) {
            json.name("policy");
            policy(step.policy());
        }
        json.endObject();
    }

    private void output(Plan.Output output) {
        json.beginObject();
        json.name("materializer");
        named(output.materializer(), output.options(), output.version());
        json.field("node", output.node());
        json.field("type", output.type());
        json.endObject();
    }

    /** What does something, with what it was told. */
    private void named(String id, Object options, int version) {
        json.beginObject();
        json.field("id", id);
        json.field("options", options);
        json.field("version", version);
        json.endObject();
    }

    private void node(PlanNode node) {
        json.beginObject();
        json.name("binds").beginList();
        for (PlanBind bind : node.binds()) {
            bind(bind, null);
        }
        json.endList();
        json.field("function", node.function());
        json.field("kind", node.kind());
        json.name("modifiers").beginList();
        node.modifiers().forEach(this::modifier);
        json.endList();
        json.field("name", node.name());
        PlanSource source = node.source();
        if (source != null) {
            json.name("source");
            named(source.id(), source.options(), source.version());
        }
        if (!handshake) {
            json.field("tags", node.tags());
        }
        json.field("type", node.type());
        json.field("unit", node.unit());
        json.endObject();
    }

    /** @param label of one of several in one */
    private void bind(PlanBind bind, @Nullable String label) {
        json.beginObject();
        if (bind instanceof PlanBind.Reference reference) {
            json.field("from", reference.from().text());
            label(label);
            json.field("name", reference.name());
        } else if (bind instanceof PlanBind.Literal literal) {
            json.field("from", "literal");
            label(label);
            json.field("type", literal.type());
            json.field("value", literal.value());
        } else if (bind instanceof PlanBind.Scratch) {
            json.field("from", "scratch");
            label(label);
        } else if (bind instanceof PlanBind.Place place) {
            json.field("from", "location");
            label(label);
            json.name("placeholders").beginList();
            place.placeholders().forEach(placeholder -> bind(placeholder, null));
            json.endList();
            json.field("template", place.template());
        } else if (bind instanceof PlanBind.All all) {
            json.field("form", all.form());
            json.field("from", "all");
            json.name("items").beginList();
            all.items().forEach(item -> bind(item.bind(), item.label()));
            json.endList();
            label(label);
        }
        json.endObject();
    }

    private void label(@Nullable String label) {
        if (label != null) {
            json.field("label", label);
        }
    }

    private void modifier(PlanModifier modifier) {
        json.beginObject();
        json.field("args", modifier.args());
        json.field("id", modifier.id());
        json.field("version", modifier.version());
        json.endObject();
    }

    private void policy(Plan.Policy policy) {
        Double cpu = policy.cpu();
        json.beginObject();
        json.field("attempts", policy.attempts());
        json.field("backoffMaxMs", policy.backoffMax().toMillis());
        json.field("backoffMs", policy.backoff().toMillis());
        json.field("cpuMillis", cpu == null ? null : Math.round(cpu * 1000));
        json.field("heartbeatMs", millis(policy.heartbeat()));
        json.field("memory", policy.memory());
        json.field("options", OptionValues.tree(policy.options()));
        json.field("queue", policy.queue());
        json.field("timeoutMs", millis(policy.timeout()));
        json.endObject();
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    private void publication(Plan.Publication publication) {
        json.beginObject();
        json.field("node", publication.node());
        json.name("sink").beginObject();
        json.field("id", publication.sink());
        json.field("version", publication.version());
        json.endObject();
        json.field("to", publication.to().template());
        json.endObject();
    }

    private void schedule(@Nullable Schedule schedule) {
        if (schedule == null) {
            json.value(null);
            return;
        }
        json.beginObject();
        json.field("after", schedule.after());
        json.field("catchUp", schedule.catchUp());
        json.field("cron", schedule.cron());
        json.field("dates", schedule.dates());
        json.field("from", schedule.from() == null ? null : schedule.from().toString());
        json.field("maxActiveRuns", schedule.maxActiveRuns());
        json.field("zone", schedule.zone());
        json.endObject();
    }
}
