package dev.icosian.cli.internal.history;

import dev.icosian.StepOutcome.Reason;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.record.RunRecord;
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
 * What differs between two runs. Immutable.
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
        OTHER_STATE("other state"),
        /** The second run is of a plan without it; what it made may be of other steps there. */
        ONLY_BEFORE("only before"),
        /** The first run is of a plan without it; what it makes may be of other steps there. */
        ONLY_AFTER("only after");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** Returns how it is shown. */
        public String text() {
            return text;
        }

        /** Returns whether the runs differ in a step of this kind, whatever its values are. */
        boolean isDifference() {
            return this == OTHER_RESULTS || this == NOT_REPRODUCED || this == OTHER_STATE;
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
     * @param values those that differ, wherever the other run has them
     */
    public record Step(String step, Kind kind, String before, String after, List<Reason> reasons, List<Value> values) {
        /** Copies the lists. */
        public Step {
            reasons = List.copyOf(reasons);
            values = List.copyOf(values);
        }

        /** Returns whether the runs differ in it. */
        public boolean isDifference() {
            return kind.isDifference() || !values.isEmpty();
        }
    }

    /**
     * A value that differs.
     *
     * @param before digest; null: the value is null, or not stored
     * @param after digest; null: the value is null, or not stored
     * @param places the first places in which they differ; empty if that is not known
     */
    public record Value(
            String node, @Nullable String before, @Nullable String after, List<String> places) {
        /** Copies the list. */
        public Value {
            places = List.copyOf(places);
        }
    }

    /**
     * Compares two runs, maybe of two stores, and maybe of two pipelines: values are compared by the names of their
     * nodes, whatever steps they are of.
     *
     * @param planBefore the present plan of the first one; null if there is none
     * @param planAfter the present plan of the second one; null if there is none
     */
    public static RunDiff of(
            StoredRun before, StoredRun after, @Nullable Compilation planBefore, @Nullable Compilation planAfter)
            throws IOException {
        List<Given> given = new ArrayList<>();
        addGiven(given, "param", before.record().parameters(), after.record().parameters());
        addGiven(given, "config", before.record().config(), after.record().config());
        Set<String> names = new LinkedHashSet<>();
        if (planAfter != null) {
            planAfter.steps().stream().map(CompiledStep::name).forEach(names::add);
        }
        names.addAll(StepOrder.of(after));
        names.addAll(StepOrder.of(before));
        StepDiff diff = new StepDiff(before, after, new NodeDiff(before, after, planBefore, planAfter), planAfter);
        List<Step> steps = new ArrayList<>();
        for (String name : names) {
            Step step = diff.of(name);
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

    /** Returns whether all values are the same, and every step ended in the same way. */
    public boolean isSame() {
        return first() == null;
    }

    /** Returns the first step in which they differ; null if they do not. */
    public @Nullable Step first() {
        return steps.stream().filter(Step::isDifference).findFirst().orElse(null);
    }
}
