package dev.icosian.compiler.plan;

import dev.icosian.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What differs from one plan to another. Immutable.
 *
 * @param before digest of the earlier plan
 * @param after digest of the later plan
 * @param isShapeChanged whether callers that were made from the one plan are refused by the other
 * @param isCodeCompared whether both plans know the fingerprints of their code
 * @param pipeline what is of no single step: config, params, requested nodes and the like
 * @param steps all of the later plan, in its order, then those that are gone
 * @param code parts of user code, types first, then fields, then methods; empty where the plans do not know them
 * @param boundary values that leave a step, by name; those that are equal are left out
 * @param policy by step and field
 */
public record PlanComparison(
        String before,
        String after,
        boolean isShapeChanged,
        boolean isCodeCompared,
        List<Change> pipeline,
        List<StepChange> steps,
        List<CodeChange> code,
        List<BoundaryChange> boundary,
        List<PolicyChange> policy) {
    /** Copies the lists. */
    public PlanComparison {
        pipeline = List.copyOf(pipeline);
        steps = List.copyOf(steps);
        code = List.copyOf(code);
        boundary = List.copyOf(boundary);
        policy = List.copyOf(policy);
    }

    /** What became of something. */
    public enum Kind {
        /** It is new. */
        ADDED,
        /** It is another. */
        CHANGED,
        /** It is gone. */
        REMOVED,
        /** It is as before. */
        UNCHANGED
    }

    /** Whether results that a step has stored are of use after the change. */
    public enum Recomputed {
        /** They are not. */
        YES,
        /** They are, if a step before it yields what it yielded, and no param is given by its default. */
        PERHAPS,
        /** They are. */
        NO
    }

    /**
     * A value of the pipeline.
     *
     * @param what {@code config region}
     * @param before null: there was none
     * @param after null: there is none
     */
    public record Change(
            String what, @Nullable String before, @Nullable String after) {}

    /**
     * A step.
     *
     * @param details what is different about its nodes, inputs and code; empty if only its policy or place is
     */
    public record StepChange(String step, Kind kind, List<String> details, Recomputed recomputed) {
        /** Copies the list. */
        public StepChange {
            details = List.copyOf(details);
        }
    }

    /**
     * A part of user code.
     *
     * @param part {@code helper Features.zscore}
     * @param usedBy nodes whose code reaches it, by name; empty for a function, and if both plans were read from files
     */
    public record CodeChange(String part, Kind kind, List<String> usedBy) {
        /** Copies the list. */
        public CodeChange {
            usedBy = List.copyOf(usedBy);
        }
    }

    /**
     * A value that leaves its step.
     *
     * @param before null: it did not leave a step
     * @param after null: it does not leave a step
     */
    public record BoundaryChange(
            String node,
            @Nullable Crossing before,
            @Nullable Crossing after) {
        /** Returns what became of it. */
        public Kind kind() {
            if (before == null) {
                return Kind.ADDED;
            }
            return after == null ? Kind.REMOVED : Kind.CHANGED;
        }
    }

    /**
     * A way from a step.
     *
     * @param to steps, in the plan's order, then {@code (requested)} and {@code (published)}
     * @param materializer id, version and options as text
     */
    public record Crossing(String type, String from, List<String> to, String materializer) {
        /** Copies the list. */
        public Crossing {
            to = List.copyOf(to);
        }
    }

    /**
     * A field of a step's policy, of a step that both plans have.
     *
     * @param before null: the target decided
     * @param after null: the target decides
     */
    public record PolicyChange(
            String step,
            String field,
            @Nullable String before,
            @Nullable String after) {}

    /** Compares two plans. */
    public static PlanComparison of(Plan before, Plan after) {
        return new PlanComparer(known(before), known(after)).compare();
    }

    private static PhysicalPlan known(Plan plan) {
        return plan instanceof PhysicalPlan known ? known : PlanReader.read(plan.toJson());
    }

    /** Returns whether nothing differs, as far as the plans know. */
    public boolean isSame() {
        return pipeline.isEmpty()
                && code.isEmpty()
                && boundary.isEmpty()
                && policy.isEmpty()
                && count(Kind.UNCHANGED) == steps.size();
    }

    /** Returns how many steps are of a kind. */
    public int count(Kind kind) {
        return (int) steps.stream().filter(step -> step.kind() == kind).count();
    }

    /** Returns how many steps of the later plan are computed again, or may be. */
    public int count(Recomputed recomputed) {
        return (int) steps.stream()
                .filter(step -> step.kind() != Kind.REMOVED && step.recomputed() == recomputed)
                .count();
    }

    /** Returns it in words, one line each; none if nothing differs. */
    public List<String> lines() {
        return lines(List.of());
    }

    /**
     * Returns it in words, one line each; none if nothing differs.
     *
     * @param targets for which something may have been made from the earlier plan, by name; empty: not known
     */
    public List<String> lines(List<String> targets) {
        return isSame() ? List.of() : new PlanDiffText(this, targets).lines();
    }
}
