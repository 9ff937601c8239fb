package dev.icosian.cli.internal.history;

import dev.icosian.StepOutcome.Reason;
import dev.icosian.StepOutcome.State;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RunRecord;
import dev.icosian.runtime.internal.step.ResultComparison;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two runs of a store. Immutable.
 *
 * @param given params and config keys with other values
 * @param steps in the order of the present plan, then those that it does not have, by name
 */
public record RunDiff(RunRecord before, RunRecord after, List<Given> given, List<Step> steps) {
    /** Copies the lists. */
    public RunDiff {
        given = List.copyOf(given);
        steps = List.copyOf(steps);
    }

    /** What two runs have in common of a step. */
    public enum Kind {
        /** Key and values are the same. */
        SAME("same"),
        /** The values are the same, though they were made from something else. */
        SAME_RESULTS("same results"),
        /** The values differ, and so does what they were made from. */
        OTHER_RESULTS("other results"),
        /** The values differ, though they were made from the same. */
        NOT_REPRODUCED("not reproduced"),
        /** In one of them it failed, was skipped, or did not run. */
        OTHER_STATE("other state");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** Returns how it is shown. */
        public String text() {
            return text;
        }

        /** Returns whether the runs differ in it. */
        public boolean isDifference() {
            return this != SAME && this != SAME_RESULTS;
        }
    }

    /**
     * A param or config key.
     *
     * @param what {@code param} or {@code config}
     * @param before as JSON; null: the run did not have it
     * @param after as JSON; null: the run did not have it
     */
    public record Given(
            String what,
            String name,
            @Nullable String before,
            @Nullable String after) {}

    /**
     * A step.
     *
     * @param before {@code reused}, {@code computed}, {@code failed}, {@code skipped} or {@code waiting}
     * @param after as before
     * @param reasons why the keys differ; empty if they do not, or that cannot be read any more
     * @param values those that differ
     */
    public record Step(String step, Kind kind, String before, String after, List<Reason> reasons, List<Value> values) {
        /** Copies the lists. */
        public Step {
            reasons = List.copyOf(reasons);
            values = List.copyOf(values);
        }
    }

    /**
     * A value with other bytes.
     *
     * @param before digest; null: the value is null, or not stored
     * @param after digest; null: the value is null, or not stored
     */
    public record Value(
            String node, @Nullable String before, @Nullable String after) {}

    /**
     * Compares two runs.
     *
     * @param plan the present plan of the second one; null if there is none
     */
    public static RunDiff of(StoredRun before, StoredRun after, @Nullable Compilation plan) throws IOException {
        List<Given> given = new ArrayList<>();
        addGiven(given, "param", before.record().parameters(), after.record().parameters());
        addGiven(given, "config", before.record().config(), after.record().config());
        Set<String> names = new LinkedHashSet<>();
        if (plan != null) {
            plan.steps().stream().map(CompiledStep::name).forEach(names::add);
        }
        names.addAll(before.pins().keySet());
        names.addAll(after.pins().keySet());
        List<Step> steps = new ArrayList<>();
        for (String name : names) {
            Step step = step(name, before, after, plan);
            if (step != null) {
                steps.add(step);
            }
        }
        return new RunDiff(before.record(), after.record(), given, steps);
    }

    private static void addGiven(
            List<Given> given,
            String what,
            Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> after) {
        Set<String> names = new TreeSet<>(Utf8Order.INSTANCE);
        names.addAll(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String was = before.containsKey(name) ? CanonicalJson.valueText(before.get(name)) : null;
            String is = after.containsKey(name) ? CanonicalJson.valueText(after.get(name)) : null;
            if (!Objects.equals(was, is)) {
                given.add(new Given(what, name, was, is));
            }
        }
    }

    private static @Nullable Step step(String name, StoredRun before, StoredRun after, @Nullable Compilation plan)
            throws IOException {
        Pin was = before.pins().get(name);
        Pin is = after.pins().get(name);
        if (was == null && is == null) {
            return null;
        }
        boolean areCommitted =
                was != null && is != null && was.state() == State.COMMITTED && is.state() == State.COMMITTED;
        if (!areCommitted || was == null || is == null) {
            boolean isSame = was != null && is != null && was.state() == is.state();
            return new Step(name, isSame ? Kind.SAME : Kind.OTHER_STATE, state(was), state(is), List.of(), List.of());
        }
        List<Value> values = values(was, is);
        boolean isSameKey = Objects.equals(was.key(), is.key());
        Kind kind = values.isEmpty()
                ? (isSameKey ? Kind.SAME : Kind.SAME_RESULTS)
                : (isSameKey ? Kind.NOT_REPRODUCED : Kind.OTHER_RESULTS);
        return new Step(name, kind, state(was), state(is), reasons(name, before, after, plan), values);
    }

    private static List<Reason> reasons(String name, StoredRun before, StoredRun after, @Nullable Compilation plan)
            throws IOException {
        Manifest was = before.manifest(Objects.requireNonNull(before.pins().get(name)));
        Manifest is = after.manifest(Objects.requireNonNull(after.pins().get(name)));
        if (was == null || is == null) {
            return List.of();
        }
        CompiledStep step = plan == null
                ? null
                : plan.steps().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElse(null);
        return ResultComparison.between(before.store(), step, was, is);
    }

    private static List<Value> values(Pin was, Pin is) {
        Set<String> nodes = new TreeSet<>(Utf8Order.INSTANCE);
        nodes.addAll(was.outputs().keySet());
        nodes.addAll(is.outputs().keySet());
        List<Value> values = new ArrayList<>();
        for (String node : nodes) {
            boolean isInBoth = was.outputs().containsKey(node) && is.outputs().containsKey(node);
            if (!isInBoth
                    || !Objects.equals(was.outputs().get(node), is.outputs().get(node))) {
                values.add(new Value(node, was.outputs().get(node), is.outputs().get(node)));
            }
        }
        return values;
    }

    private static String state(@Nullable Pin pin) {
        if (pin == null) {
            return "waiting";
        }
        return switch (pin.state()) {
            case FAILED -> "failed";
            case SKIPPED -> "skipped";
            default -> pin.decision() == Pin.Decision.REUSED ? "reused" : "computed";
        };
    }

    /** Returns whether all values are the same, and every step ended in the same way. */
    public boolean isSame() {
        return first() == null;
    }

    /** Returns the first step in which they differ; null if they do not. */
    public @Nullable Step first() {
        return steps.stream()
                .filter(step -> step.kind().isDifference())
                .findFirst()
                .orElse(null);
    }
}
