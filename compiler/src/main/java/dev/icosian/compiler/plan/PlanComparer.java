package dev.icosian.compiler.plan;

import dev.icosian.Plan;
import dev.icosian.compiler.plan.PlanComparison.Change;
import dev.icosian.compiler.plan.PlanComparison.Kind;
import dev.icosian.compiler.plan.PlanComparison.PolicyChange;
import dev.icosian.compiler.plan.PlanComparison.Recomputed;
import dev.icosian.compiler.plan.PlanComparison.StepChange;
import dev.icosian.internal.Utf8Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares two plans: pipeline, steps, boundary values, policies, code. For one use. */
final class PlanComparer {
    private final PhysicalPlan before;
    private final PhysicalPlan after;

    PlanComparer(PhysicalPlan before, PhysicalPlan after) {
        this.before = before;
        this.after = after;
    }

    PlanComparison compare() {
        List<PlanComparison.BoundaryChange> boundary = BoundaryComparer.compare(before.structure(), after.structure());
        List<PolicyChange> policies = policies();
        PlanComparison comparison = new PlanComparison(
                before.digest(),
                after.digest(),
                !before.shape().equals(after.shape()),
                before.code() != null && after.code() != null,
                pipeline(),
                steps(policies),
                CodeComparer.compare(before, after),
                boundary,
                policies);
        return comparison.isSame() && !before.digest().equals(after.digest()) ? otherwise(comparison) : comparison;
    }

    /** Returns a comparison that is not empty: what is in the digest must never be passed over in silence. */
    private PlanComparison otherwise(PlanComparison comparison) {
        return new PlanComparison(
                comparison.before(),
                comparison.after(),
                comparison.isShapeChanged(),
                comparison.isCodeCompared(),
                List.of(new Change("digest", before.digest(), after.digest())),
                comparison.steps(),
                List.of(),
                List.of(),
                List.of());
    }

    private List<Change> pipeline() {
        Structure old = before.structure();
        Structure now = after.structure();
        List<Change> changes = new ArrayList<>();
        add(changes, "pipeline", old.pipeline(), now.pipeline());
        addAll(changes, "config", old.config(), now.config());
        addAll(
                changes,
                "param",
                byName(old.params(), Plan.Param::name, PlanComparer::text),
                byName(now.params(), Plan.Param::name, PlanComparer::text));
        addAll(changes, "requested", names(old.outputs()), names(now.outputs()));
        addAll(
                changes,
                "ephemeral",
                byName(old.ephemeral(), PlanNode::name, PlanNode::type),
                byName(now.ephemeral(), PlanNode::name, PlanNode::type));
        addAll(changes, "publication of", publications(old), publications(now));
        add(changes, "schedule", text(old.schedule()), text(now.schedule()));
        add(changes, "after a failure", failure(old), failure(now));
        addAll(changes, "option", old.options(), now.options());
        PlanCode oldCode = before.code();
        PlanCode newCode = after.code();
        if (oldCode != null && newCode != null) {
            addAll(changes, "code root", names(oldCode.roots()), names(newCode.roots()));
        }
        return changes;
    }

    private static Map<String, String> publications(Structure structure) {
        return byName(
                structure.publications(),
                publication -> publication.node() + " by " + publication.sink() + " v" + publication.version(),
                publication -> publication.to().template());
    }

    private static String failure(Structure structure) {
        return structure.keepGoing() ? "keep going" : "stop";
    }

    private List<StepChange> steps(List<PolicyChange> policies) {
        Map<String, PlanStep> old = byName(before.structure().steps(), PlanStep::name, Function.identity());
        Map<String, PlanStep> now = byName(after.structure().steps(), PlanStep::name, Function.identity());
        StepComparer comparer = new StepComparer(before, after);
        List<StepChange> changes = new ArrayList<>();
        Map<String, Recomputed> recomputed = new HashMap<>();
        for (PlanStep step : after.structure().steps()) {
            PlanStep earlier = old.get(step.name());
            Recomputed itself = comparer.recomputed(earlier, step);
            boolean isBehind = step.inputs().stream()
                    .anyMatch(input -> recomputed.getOrDefault(input.from(), Recomputed.NO) != Recomputed.NO);
            Recomputed inAll = itself == Recomputed.NO && isBehind ? Recomputed.PERHAPS : itself;
            recomputed.put(step.name(), inAll);
            if (earlier == null) {
                changes.add(new StepChange(step.name(), Kind.ADDED, comparer.added(step), inAll));
                continue;
            }
            List<String> details = comparer.details(earlier, step);
            boolean isSame = details.isEmpty()
                    && policies.stream().noneMatch(policy -> policy.step().equals(step.name()))
                    && earlier.after().equals(step.after());
            changes.add(new StepChange(step.name(), isSame ? Kind.UNCHANGED : Kind.CHANGED, details, inAll));
        }
        for (PlanStep step : before.structure().steps()) {
            if (!now.containsKey(step.name())) {
                changes.add(new StepChange(step.name(), Kind.REMOVED, comparer.removed(step), Recomputed.NO));
            }
        }
        return changes;
    }

    private List<PolicyChange> policies() {
        Map<String, PlanStep> old = byName(before.structure().steps(), PlanStep::name, Function.identity());
        List<PolicyChange> all = new ArrayList<>();
        for (PlanStep step : after.structure().steps()) {
            PlanStep earlier = old.get(step.name());
            if (earlier == null) {
                continue;
            }
            List<Change> changes = new ArrayList<>();
            Plan.Policy was = earlier.policy();
            Plan.Policy is = step.policy();
            add(changes, "attempts", was.attempts(), is.attempts());
            add(changes, "backoff", duration(was.backoff()), duration(is.backoff()));
            add(changes, "longest backoff", duration(was.backoffMax()), duration(is.backoffMax()));
            add(changes, "timeout", duration(was.timeout()), duration(is.timeout()));
            add(changes, "heartbeat", duration(was.heartbeat()), duration(is.heartbeat()));
            add(changes, "queue", was.queue(), is.queue());
            add(changes, "memory", was.memory(), is.memory());
            add(changes, "cpu", was.cpu(), is.cpu());
            addAll(changes, "option", was.options(), is.options());
            changes.forEach(
                    change -> all.add(new PolicyChange(step.name(), change.what(), change.before(), change.after())));
        }
        return all;
    }

    private static String text(Plan.Param param) {
        String value = param.defaultJson() == null ? ", optional" : " = " + param.defaultJson();
        return TypeNames.simple(param.type()) + (param.required() ? ", required" : value);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Returns {@code 90 s}, {@code 10 m}, {@code 2 h}. */
    private static @Nullable String duration(@Nullable Duration duration) {
        if (duration == null) {
            return null;
        }
        long millis = duration.toMillis();
        if (millis == 0 || millis % 1_000 != 0) {
            return millis + " ms";
        }
        long seconds = millis / 1_000;
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " m" : seconds + " s";
    }

    private static Map<String, String> names(List<String> names) {
        return byName(names, Function.identity(), name -> "");
    }

    private static void addAll(List<Change> changes, String what, Map<String, ?> old, Map<String, ?> now) {
        for (String name : union(old.keySet(), now.keySet())) {
            add(changes, what + " " + name, old.get(name), now.get(name));
        }
    }

    private static void add(List<Change> changes, String what, @Nullable Object old, @Nullable Object now) {
        if (!Objects.equals(old, now)) {
            changes.add(new Change(what, text(old), text(now)));
        }
    }

    static <T, V> Map<String, V> byName(List<T> items, Function<T, String> name, Function<T, V> value) {
        Map<String, V> map = new LinkedHashMap<>();
        items.forEach(item -> map.put(name.apply(item), value.apply(item)));
        return map;
    }

    static Set<String> union(Set<String> old, Set<String> now) {
        Set<String> names = new TreeSet<>(Utf8Order.INSTANCE);
        names.addAll(old);
        names.addAll(now);
        return names;
    }
}
