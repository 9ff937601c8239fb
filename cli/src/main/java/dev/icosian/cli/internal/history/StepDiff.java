package dev.icosian.cli.internal.history;

import dev.icosian.StepOutcome.Reason;
import dev.icosian.StepOutcome.State;
import dev.icosian.cli.internal.history.RunDiff.Kind;
import dev.icosian.cli.internal.history.RunDiff.Step;
import dev.icosian.cli.internal.history.RunDiff.Value;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.step.ResultComparison;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What two runs have in common of a step. Immutable.
 *
 * @param plan the present plan of the second one; null if there is none
 */
record StepDiff(
        StoredRun before,
        StoredRun after,
        NodeDiff nodes,
        @Nullable Compilation plan) {
    /** Compares a step; null if neither run has got to it. */
    @Nullable
    Step of(String name) throws IOException {
        Pin was = before.pins().get(name);
        Pin is = after.pins().get(name);
        if (was == null && is == null) {
            return null;
        }
        if (was == null || is == null) {
            return ofOne(name, was, is);
        }
        if (was.state() != State.COMMITTED || is.state() != State.COMMITTED) {
            Kind kind = was.state() == is.state() ? Kind.SAME : Kind.OTHER_STATE;
            return new Step(name, kind, state(was), state(is), List.of(), List.of());
        }
        List<Value> values = nodes.of(was, is);
        boolean isSameKey = Objects.equals(was.key(), is.key());
        Kind kind = values.isEmpty()
                ? (isSameKey ? Kind.SAME : Kind.SAME_RESULTS)
                : (isSameKey ? Kind.NOT_REPRODUCED : Kind.OTHER_RESULTS);
        return new Step(name, kind, state(was), state(is), reasons(name, was, is), values);
    }

    /** Where both are of one plan, one of them has not got to the step; else that has no such step. */
    private Step ofOne(String name, @Nullable Pin was, @Nullable Pin is) throws IOException {
        Pin there = was == null ? is : was;
        boolean isOfOnePlan = before.record().pipeline().equals(after.record().pipeline())
                && before.record().shape().equals(after.record().shape());
        if (isOfOnePlan || there == null || there.state() != State.COMMITTED) {
            return new Step(name, Kind.OTHER_STATE, state(was), state(is), List.of(), List.of());
        }
        Kind kind = is == null ? Kind.ONLY_BEFORE : Kind.ONLY_AFTER;
        return new Step(name, kind, state(was), state(is), List.of(), nodes.of(was, is));
    }

    private List<Reason> reasons(String name, Pin was, Pin is) throws IOException {
        Manifest then = before.manifest(was);
        Manifest now = after.manifest(is);
        if (then == null || now == null) {
            return List.of();
        }
        CompiledStep step = plan == null
                ? null
                : plan.steps().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElse(null);
        return ResultComparison.between(before.store(), then, after.store(), now, step);
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
}
