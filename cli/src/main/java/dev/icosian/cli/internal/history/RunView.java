package dev.icosian.cli.internal.history;

import dev.icosian.StepOutcome.State;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run with the state that follows from its pins and the plan. Immutable.
 *
 * @param plan the present plan; null if this program cannot make one
 */
public record RunView(StoredRun run, @Nullable Compilation plan) {
    /** How a run ended, as far as its records say. */
    public enum Outcome {
        /** All steps of the plan have results. */
        DONE("done"),
        /** A step failed. */
        FAILED("failed"),
        /** No step failed, and some have no result: the run goes on, was stopped, or was limited to some steps. */
        UNFINISHED("unfinished"),
        /** No step failed, but whether some are missing is not known: the present plan has another shape. */
        OTHER_PLAN("of another plan");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** Returns how it is shown. */
        public String text() {
            return text;
        }
    }

    /** How many steps ended in which way. */
    public record Counts(int reused, int computed, int failed, int skipped) {}

    /**
     * A step of the run.
     *
     * @param state {@code reused}, {@code computed}, {@code failed}, {@code skipped}, {@code waiting} or {@code stale}
     * @param pin null if it has not run
     * @param manifest its result; null if it has none, or that is damaged
     * @param stale inputs that are other ones now than those that its result was made of
     */
    public record Step(
            String name,
            String state,
            @Nullable Pin pin,
            @Nullable Manifest manifest,
            List<String> stale) {
        /** Copies the list. */
        public Step {
            stale = List.copyOf(stale);
        }
    }

    /** Returns whether the present plan has the shape of the run's. */
    public boolean isSamePlan() {
        return plan != null && plan.plan().shape().equals(run.record().shape());
    }

    /** Returns how it ended. */
    public Outcome outcome() {
        if (run.pins().values().stream().anyMatch(pin -> pin.state() == State.FAILED)) {
            return Outcome.FAILED;
        }
        Compilation present = plan;
        if (present == null || !isSamePlan()) {
            return run.pins().values().stream().allMatch(pin -> pin.state() == State.COMMITTED)
                    ? Outcome.OTHER_PLAN
                    : Outcome.UNFINISHED;
        }
        boolean all = present.steps().stream().allMatch(step -> isCommitted(step.name()));
        return all ? Outcome.DONE : Outcome.UNFINISHED;
    }

    private boolean isCommitted(String step) {
        Pin pin = run.pins().get(step);
        return pin != null && pin.state() == State.COMMITTED;
    }

    /** Returns how many steps ended in which way. */
    public Counts counts() {
        int reused = 0;
        int computed = 0;
        int failed = 0;
        int skipped = 0;
        for (Pin pin : run.pins().values()) {
            switch (pin.state()) {
                case FAILED -> failed++;
                case SKIPPED -> skipped++;
                default -> {
                    if (pin.decision() == Pin.Decision.REUSED) {
                        reused++;
                    } else {
                        computed++;
                    }
                }
            }
        }
        return new Counts(reused, computed, failed, skipped);
    }

    /** Returns its steps: in the order of the present plan if it has the run's shape, else in that of names. */
    public List<Step> steps() throws IOException {
        List<String> names = new ArrayList<>();
        Compilation present = plan;
        if (present != null && isSamePlan()) {
            present.steps().stream().map(CompiledStep::name).forEach(names::add);
        } else {
            names.addAll(run.pins().keySet());
        }
        List<Step> steps = new ArrayList<>();
        for (String name : names) {
            Pin pin = run.pins().get(name);
            Manifest manifest = pin == null ? null : run.manifest(pin);
            List<String> stale = manifest == null ? List.of() : stale(manifest);
            steps.add(new Step(name, state(pin, stale), pin, manifest, stale));
        }
        return steps;
    }

    private static String state(@Nullable Pin pin, List<String> stale) {
        if (pin == null) {
            return "waiting";
        }
        return switch (pin.state()) {
            case FAILED -> "failed";
            case SKIPPED -> "skipped";
            default -> {
                if (!stale.isEmpty()) {
                    yield "stale";
                }
                yield pin.decision() == Pin.Decision.REUSED ? "reused" : "computed";
            }
        };
    }

    private List<String> stale(Manifest manifest) {
        List<String> stale = new ArrayList<>();
        for (Map.Entry<String, @Nullable String> input :
                manifest.components().inputs().entrySet()) {
            Pin owner = run.owner(input.getKey());
            if (owner != null && !Objects.equals(owner.outputs().get(input.getKey()), input.getValue())) {
                stale.add(input.getKey());
            }
        }
        return stale;
    }
}
