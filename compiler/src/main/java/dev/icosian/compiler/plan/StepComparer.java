package dev.icosian.compiler.plan;

import dev.icosian.Plan;
import dev.icosian.compiler.plan.PlanComparison.Recomputed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares a step of two plans. */
final class StepComparer {
    private final Side before;
    private final Side after;
    private final boolean isCodeCompared;

    StepComparer(PhysicalPlan before, PhysicalPlan after) {
        this.before = new Side(before);
        this.after = new Side(after);
        this.isCodeCompared = before.code() != null && after.code() != null;
    }

    /** What is looked up in one of the plans. */
    private static final class Side {
        private final PhysicalPlan plan;
        private final Map<String, String> stepOf = new HashMap<>();
        private final Map<String, PlanNode> ephemeral;
        private final Map<String, Plan.Output> outputs = new HashMap<>();
        private final Map<String, Plan.Param> params;

        Side(PhysicalPlan plan) {
            this.plan = plan;
            Structure structure = plan.structure();
            for (PlanStep step : structure.steps()) {
                step.nodes().forEach(node -> stepOf.put(node.name(), step.name()));
                step.outputs().forEach(output -> outputs.put(output.node(), output));
            }
            ephemeral = PlanComparer.byName(structure.ephemeral(), PlanNode::name, Function.identity());
            params = PlanComparer.byName(structure.params(), Plan.Param::name, Function.identity());
        }

        /** Returns the step's nodes, and the ephemeral ones that they need. */
        Map<String, PlanNode> nodes(PlanStep step) {
            Map<String, PlanNode> nodes = new TreeMap<>();
            Deque<PlanNode> open = new ArrayDeque<>(step.nodes());
            while (!open.isEmpty()) {
                PlanNode node = open.pop();
                if (nodes.put(node.name(), node) == null) {
                    node.binds().stream()
                            .flatMap(PlanBind::references)
                            .map(reference -> ephemeral.get(reference.name()))
                            .filter(Objects::nonNull)
                            .forEach(open::add);
                }
            }
            return nodes;
        }

        /** Returns what of the step's inputs, apart from their values, is in its key. */
        Map<String, Object> inputs(PlanStep step) {
            Map<String, Object> facts = new TreeMap<>();
            for (Plan.Input input : step.inputs()) {
                String name = input.from() + " " + input.node();
                if (input.from().equals("param")) {
                    Plan.Param param = params.get(input.node());
                    facts.put(name, param == null ? "" : param.type());
                } else if (input.from().equals("config")) {
                    facts.put(name, plan.structure().config().getOrDefault(input.node(), ""));
                } else {
                    Plan.Output output = outputs.get(input.node());
                    // Which step makes it does not count.
                    facts.put("node " + input.node(), output == null ? "" : BoundaryComparer.materializer(output));
                }
            }
            return facts;
        }

        List<@Nullable String> defaults(PlanStep step) {
            List<@Nullable String> defaults = new ArrayList<>();
            for (Plan.Input input : step.inputs()) {
                Plan.Param param = input.from().equals("param") ? params.get(input.node()) : null;
                defaults.add(param == null ? null : param.defaultJson());
            }
            return defaults;
        }

        @Nullable
        String code(String node) {
            PlanCode code = plan.code();
            return code == null ? null : code.nodes().get(node);
        }

        @Nullable
        String extra(String subject) {
            PlanCode code = plan.code();
            return code == null ? null : code.extra().get(subject);
        }

        /** Returns what user code, beside functions, may be behind the step. */
        Set<String> extras(PlanStep step) {
            Set<String> subjects = new LinkedHashSet<>();
            nodes(step).values().forEach(node -> node.modifiers().forEach(use -> subjects.add("modifier:" + use.id())));
            step.outputs().forEach(output -> subjects.add("materializer:" + output.materializer()));
            for (Plan.Input input : step.inputs()) {
                Plan.Output output = outputs.get(input.node());
                if (output != null && input.from().equals(stepOf.get(input.node()))) {
                    subjects.add("materializer:" + output.materializer());
                }
            }
            return subjects;
        }
    }

    /** Returns what is said of a step that is new. */
    List<String> added(PlanStep step) {
        return List.of("new step: " + String.join(", ", places(step, before, "from ")));
    }

    /** Returns what is said of a step that is gone. */
    List<String> removed(PlanStep step) {
        return List.of("step gone: " + String.join(", ", places(step, after, "now in ")));
    }

    /** Returns {@code a, b (from prepare)} per place in the other plan. */
    private static List<String> places(PlanStep step, Side other, String word) {
        Map<String, Set<String>> units = new LinkedHashMap<>();
        for (PlanNode node : step.nodes()) {
            String place = other.stepOf.getOrDefault(node.name(), "");
            units.computeIfAbsent(place, key -> new LinkedHashSet<>()).add(node.unit());
        }
        List<String> texts = new ArrayList<>();
        units.forEach((place, names) ->
                texts.add(String.join(", ", names) + (place.isEmpty() ? "" : " (" + word + place + ")")));
        return texts;
    }

    /** Returns what is different about a step's nodes, code and inputs. */
    List<String> details(PlanStep old, PlanStep now) {
        List<String> details = new ArrayList<>();
        addCode(details, old, now);
        addNodes(details, old, now);
        addInputs(details, old, now);
        addOutputs(details, old, now);
        return details;
    }

    private void addCode(List<String> details, PlanStep old, PlanStep now) {
        if (!isCodeCompared) {
            return;
        }
        Set<String> changed = new LinkedHashSet<>();
        Map<String, PlanNode> oldNodes = before.nodes(old);
        after.nodes(now).forEach((name, node) -> {
            boolean isOther = !Objects.equals(before.code(name), after.code(name));
            PlanNode earlier = oldNodes.get(name);
            // A node with another function has other code anyway.
            if (isOther && earlier != null && earlier.function().equals(node.function())) {
                changed.add(name);
            }
        });
        for (String subject : after.extras(now)) {
            if (before.extras(old).contains(subject) && !Objects.equals(before.extra(subject), after.extra(subject))) {
                changed.add(subject.replace(':', ' '));
            }
        }
        if (!changed.isEmpty()) {
            details.add("code of " + String.join(", ", changed));
        }
    }

    private void addNodes(List<String> details, PlanStep old, PlanStep now) {
        Map<String, PlanNode> oldNodes = before.nodes(old);
        Map<String, PlanNode> newNodes = after.nodes(now);
        Map<String, Set<String>> come = new LinkedHashMap<>();
        newNodes.values().stream()
                .filter(node -> !oldNodes.containsKey(node.name()))
                .forEach(node -> come.computeIfAbsent(place(before, node), key -> new LinkedHashSet<>())
                        .add(shown(node, oldNodes)));
        come.forEach((place, names) -> details.add(
                place.isEmpty() ? nodes("new node", names) : String.join(", ", names) + " moved here from " + place));
        Map<String, Set<String>> gone = new LinkedHashMap<>();
        oldNodes.values().stream()
                .filter(node -> !newNodes.containsKey(node.name()))
                .forEach(node -> gone.computeIfAbsent(place(after, node), key -> new LinkedHashSet<>())
                        .add(shown(node, newNodes)));
        gone.forEach((place, names) -> details.add(
                place.isEmpty() ? nodes("node", names) + " gone" : String.join(", ", names) + " moved to " + place));
        oldNodes.forEach((name, node) -> {
            PlanNode later = newNodes.get(name);
            if (later != null && !later.equals(node)) {
                details.add(name + ": " + what(node, later));
            }
        });
    }

    private static String place(Side side, PlanNode node) {
        return side.stepOf.getOrDefault(node.name(), "");
    }

    private static String nodes(String what, Set<String> names) {
        return what + (names.size() == 1 ? " " : "s ") + String.join(", ", names);
    }

    /** Returns the unit instead of all its nodes, if the other plan has none of them in the step. */
    private static String shown(PlanNode node, Map<String, PlanNode> others) {
        return others.values().stream().anyMatch(other -> other.unit().equals(node.unit())) ? node.name() : node.unit();
    }

    private static String what(PlanNode old, PlanNode now) {
        List<String> parts = new ArrayList<>();
        if (!old.type().equals(now.type())) {
            parts.add("type " + TypeNames.simple(old.type()) + " → " + TypeNames.simple(now.type()));
        }
        if (!old.function().equals(now.function())) {
            parts.add("function " + function(old) + " → " + function(now));
        }
        if (!old.kind().equals(now.kind()) || !old.unit().equals(now.unit())) {
            parts.add("made otherwise");
        }
        if (!Objects.equals(old.source(), now.source())) {
            parts.add("other source");
        }
        if (!old.binds().equals(now.binds())) {
            parts.add("other parameters");
        }
        if (!old.modifiers().equals(now.modifiers())) {
            parts.add("other modifiers");
        }
        if (!old.tags().equals(now.tags())) {
            parts.add("other tags");
        }
        return String.join(", ", parts);
    }

    /** Returns {@code Features.join} of {@code com.acme.Features#join}. */
    private static String function(PlanNode node) {
        return node.function().isEmpty()
                ? "none"
                : TypeNames.simple(node.function().replace('#', '.'));
    }

    private void addInputs(List<String> details, PlanStep old, PlanStep now) {
        Map<String, String> was = PlanComparer.byName(old.inputs(), Plan.Input::node, Plan.Input::from);
        Map<String, String> is = PlanComparer.byName(now.inputs(), Plan.Input::node, Plan.Input::from);
        for (String name : PlanComparer.union(was.keySet(), is.keySet())) {
            String from = was.get(name);
            String fromNow = is.get(name);
            if (from == null) {
                details.add("reads " + name + " (" + fromNow + ")");
            } else if (fromNow == null) {
                details.add("reads " + name + " no more");
            } else if (!from.equals(fromNow)) {
                details.add("reads " + name + " of " + fromNow + ", before of " + from);
            } else {
                addInput(details, name, from);
            }
        }
    }

    private void addInput(List<String> details, String name, String from) {
        if (from.equals("config")) {
            Object was = before.plan.structure().config().get(name);
            Object is = after.plan.structure().config().get(name);
            if (!Objects.equals(was, is)) {
                details.add("config " + name + ": " + was + " → " + is);
            }
            return;
        }
        Plan.Output was = before.outputs.get(name);
        Plan.Output is = after.outputs.get(name);
        if (was != null && is != null && !from.equals("param")) {
            String format = BoundaryComparer.materializer(was);
            String formatNow = BoundaryComparer.materializer(is);
            if (!format.equals(formatNow)) {
                details.add("input " + name + ": " + format + " → " + formatNow);
            }
        }
    }

    private static void addOutputs(List<String> details, PlanStep old, PlanStep now) {
        Map<String, Plan.Output> was = PlanComparer.byName(old.outputs(), Plan.Output::node, Function.identity());
        Map<String, Plan.Output> is = PlanComparer.byName(now.outputs(), Plan.Output::node, Function.identity());
        for (String name : PlanComparer.union(was.keySet(), is.keySet())) {
            Plan.Output output = was.get(name);
            Plan.Output outputNow = is.get(name);
            if (output == null) {
                details.add("stores " + name);
            } else if (outputNow == null) {
                details.add("stores " + name + " no more");
            } else if (!output.equals(outputNow)) {
                String format = BoundaryComparer.materializer(output);
                String formatNow = BoundaryComparer.materializer(outputNow);
                details.add("output " + name + ": "
                        + (format.equals(formatNow)
                                ? TypeNames.simple(output.type()) + " → " + TypeNames.simple(outputNow.type())
                                : format + " → " + formatNow));
            }
        }
    }

    /** Returns whether a step has other ingredients of its key, those that the steps before it make left aside. */
    Recomputed recomputed(@Nullable PlanStep old, PlanStep now) {
        // Results are kept by pipeline and step.
        if (old == null || !before.plan.pipeline().equals(after.plan.pipeline())) {
            return Recomputed.YES;
        }
        Map<String, PlanNode> oldNodes = before.nodes(old);
        Map<String, PlanNode> newNodes = after.nodes(now);
        boolean isSame = keyed(oldNodes).equals(keyed(newNodes))
                && before.inputs(old).equals(after.inputs(now))
                && old.outputs().equals(now.outputs())
                && isSameCode(old, now);
        if (!isSame) {
            return Recomputed.YES;
        }
        return before.defaults(old).equals(after.defaults(now)) ? Recomputed.NO : Recomputed.PERHAPS;
    }

    private boolean isSameCode(PlanStep old, PlanStep now) {
        if (!isCodeCompared) {
            return true;
        }
        return after.nodes(now).keySet().stream().allMatch(node -> Objects.equals(before.code(node), after.code(node)))
                && after.extras(now).equals(before.extras(old))
                && after.extras(now).stream()
                        .allMatch(subject -> Objects.equals(before.extra(subject), after.extra(subject)));
    }

    /**
     * Returns what of nodes is in keys: neither unit and tags, nor the name of the function, but where its code is not
     * known.
     */
    private Map<String, List<Object>> keyed(Map<String, PlanNode> nodes) {
        Map<String, List<Object>> keyed = new TreeMap<>();
        nodes.forEach((name, node) -> keyed.put(
                name,
                List.of(
                        node.kind(),
                        node.type(),
                        node.binds(),
                        node.modifiers(),
                        Optional.ofNullable(node.source()),
                        isCodeCompared ? "" : node.function())));
        return keyed;
    }
}
