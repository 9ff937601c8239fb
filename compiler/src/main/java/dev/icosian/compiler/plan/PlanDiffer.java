package dev.icosian.compiler.plan;

import dev.icosian.Plan;
import dev.icosian.internal.Utf8Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says what differs between two plans, one line each: pipeline, steps, boundary values, policies, code. */
final class PlanDiffer {
    private final PhysicalPlan before;
    private final PhysicalPlan after;
    private final List<String> lines = new ArrayList<>();

    private PlanDiffer(PhysicalPlan before, PhysicalPlan after) {
        this.before = before;
        this.after = after;
    }

    static List<String> diff(PhysicalPlan before, PhysicalPlan after) {
        PlanDiffer differ = new PlanDiffer(before, after);
        differ.pipeline();
        differ.steps();
        differ.code();
        return differ.lines;
    }

    private void pipeline() {
        Structure old = before.structure();
        Structure now = after.structure();
        changed("pipeline", old.pipeline(), now.pipeline());
        entries("config", old.config(), now.config());
        entries(
                "param",
                byName(old.params(), Plan.Param::name, PlanDiffer::text),
                byName(now.params(), Plan.Param::name, PlanDiffer::text));
        names("requested", old.outputs(), now.outputs());
        entries(
                "ephemeral",
                byName(old.ephemeral(), PlanNode::name, PlanNode::type),
                byName(now.ephemeral(), PlanNode::name, PlanNode::type));
        entries(
                "publication of",
                byName(
                        old.publications(),
                        PlanDiffer::key,
                        publication -> publication.to().template()),
                byName(
                        now.publications(),
                        PlanDiffer::key,
                        publication -> publication.to().template()));
        changed("schedule", String.valueOf(old.schedule()), String.valueOf(now.schedule()));
        changed("after a failure", failure(old), failure(now));
        entries("option", old.options(), now.options());
    }

    private static String key(Plan.Publication publication) {
        return publication.node() + " by " + publication.sink() + " v" + publication.version();
    }

    private static String failure(Structure structure) {
        return structure.keepGoing() ? "keep going" : "stop";
    }

    private void steps() {
        Map<String, PlanStep> old = byName(before.structure().steps(), PlanStep::name, Function.identity());
        Map<String, PlanStep> now = byName(after.structure().steps(), PlanStep::name, Function.identity());
        Map<String, String> oldPlaces = places(before);
        Map<String, String> newPlaces = places(after);
        for (String name : union(old, now)) {
            PlanStep oldStep = old.get(name);
            PlanStep newStep = now.get(name);
            if (oldStep == null && newStep != null) {
                lines.add("step " + name + " added: " + nodes(newStep));
            } else if (newStep == null && oldStep != null) {
                lines.add("step " + name + " removed: " + nodes(oldStep));
            } else if (oldStep != null && newStep != null) {
                step(oldStep, newStep, oldPlaces, newPlaces);
            }
        }
    }

    private static String nodes(PlanStep step) {
        return String.join(", ", step.nodes().stream().map(PlanNode::name).toList());
    }

    private static Map<String, String> places(PhysicalPlan plan) {
        Map<String, String> places = new TreeMap<>();
        plan.structure().steps().forEach(step -> step.nodes().forEach(node -> places.put(node.name(), step.name())));
        return places;
    }

    private void step(PlanStep old, PlanStep now, Map<String, String> oldPlaces, Map<String, String> newPlaces) {
        String step = "step " + now.name() + ": ";
        Map<String, PlanNode> oldNodes = byName(old.nodes(), PlanNode::name, Function.identity());
        Map<String, PlanNode> newNodes = byName(now.nodes(), PlanNode::name, Function.identity());
        for (String name : union(oldNodes, newNodes)) {
            PlanNode oldNode = oldNodes.get(name);
            PlanNode newNode = newNodes.get(name);
            if (oldNode == null) {
                String from = oldPlaces.get(name);
                lines.add(step + "node " + name + (from == null ? " added" : " moved here from " + from));
            } else if (newNode == null) {
                String to = newPlaces.get(name);
                lines.add(step + "node " + name + (to == null ? " removed" : " moved to " + to));
            } else if (!oldNode.equals(newNode)) {
                lines.add(step + "node " + name + " changed: " + what(oldNode, newNode));
            }
        }
        boundary(step, old, now);
        policy(step, old.policy(), now.policy());
    }

    private static String what(PlanNode old, PlanNode now) {
        List<String> parts = new ArrayList<>();
        if (!old.type().equals(now.type())) {
            parts.add("type " + old.type() + " → " + now.type());
        }
        if (!old.function().equals(now.function())) {
            parts.add("function " + old.function() + " → " + now.function());
        }
        if (!old.kind().equals(now.kind()) || !old.unit().equals(now.unit())) {
            parts.add("made otherwise");
        }
        if (!Objects.equals(old.source(), now.source())) {
            parts.add("how it is loaded");
        }
        if (!old.binds().equals(now.binds())) {
            parts.add("what its parameters get");
        }
        if (!old.modifiers().equals(now.modifiers())) {
            parts.add("modifiers");
        }
        if (!old.tags().equals(now.tags())) {
            parts.add("tags");
        }
        return String.join(", ", parts);
    }

    private void boundary(String step, PlanStep old, PlanStep now) {
        entries(
                step + "input",
                byName(old.inputs(), Plan.Input::node, Plan.Input::from),
                byName(now.inputs(), Plan.Input::node, Plan.Input::from));
        entries(
                step + "output",
                byName(old.outputs(), Plan.Output::node, PlanDiffer::text),
                byName(now.outputs(), Plan.Output::node, PlanDiffer::text));
    }

    private void policy(String step, Plan.Policy old, Plan.Policy now) {
        changed(step + "attempts", old.attempts(), now.attempts());
        changed(step + "backoff", text(old.backoff()), text(now.backoff()));
        changed(step + "longest backoff", text(old.backoffMax()), text(now.backoffMax()));
        changed(step + "timeout", text(old.timeout()), text(now.timeout()));
        changed(step + "heartbeat", text(old.heartbeat()), text(now.heartbeat()));
        changed(step + "queue", old.queue(), now.queue());
        changed(step + "memory", old.memory(), now.memory());
        changed(step + "cpu", old.cpu(), now.cpu());
        entries(step + "option", old.options(), now.options());
    }

    private void code() {
        PlanCode old = before.code();
        PlanCode now = after.code();
        if (old == null || now == null) {
            return;
        }
        for (String node : union(old.nodes(), now.nodes())) {
            String oldCode = old.nodes().get(node);
            String newCode = now.nodes().get(node);
            if (oldCode != null && newCode != null && !oldCode.equals(newCode)) {
                lines.add("code of " + node + " changed");
            }
        }
        for (String subject : union(old.extra(), now.extra())) {
            if (!Objects.equals(old.extra().get(subject), now.extra().get(subject))) {
                lines.add("code of " + subject + " changed");
            }
        }
        names("code root", old.roots(), now.roots());
    }

    private static String text(Plan.Param param) {
        String value = param.defaultJson() == null ? "" : " = " + param.defaultJson();
        return param.type() + (param.required() ? ", required" : value);
    }

    private static String text(Plan.Output output) {
        String options = output.options().isEmpty() ? "" : " " + new TreeMap<>(output.options());
        return output.type() + " by " + output.materializer() + " v" + output.version() + options;
    }

    private static @Nullable String text(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis() + " ms";
    }

    private void names(String what, List<String> old, List<String> now) {
        entries(what, byName(old, Function.identity(), name -> ""), byName(now, Function.identity(), name -> ""));
    }

    private void entries(String what, Map<String, ?> old, Map<String, ?> now) {
        for (String name : union(old, now)) {
            Object oldValue = old.get(name);
            Object newValue = now.get(name);
            if (oldValue == null) {
                lines.add(what + " " + name + " added" + detail(newValue));
            } else if (newValue == null) {
                lines.add(what + " " + name + " removed" + detail(oldValue));
            } else {
                changed(what + " " + name, oldValue, newValue);
            }
        }
    }

    private static String detail(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.isEmpty() ? "" : ": " + text;
    }

    private void changed(String what, @Nullable Object old, @Nullable Object now) {
        if (!Objects.equals(old, now)) {
            lines.add(what + ": " + (old == null ? "none" : old) + " → " + (now == null ? "none" : now));
        }
    }

    private static <T, V> Map<String, V> byName(List<T> items, Function<T, String> name, Function<T, V> value) {
        Map<String, V> map = new LinkedHashMap<>();
        items.forEach(item -> map.put(name.apply(item), value.apply(item)));
        return map;
    }

    private static Set<String> union(Map<String, ?> old, Map<String, ?> now) {
        TreeSet<String> names = new TreeSet<>(Utf8Order.INSTANCE);
        names.addAll(old.keySet());
        names.addAll(now.keySet());
        return names;
    }
}
