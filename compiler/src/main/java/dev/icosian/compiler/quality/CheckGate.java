package dev.icosian.compiler.quality;

import dev.icosian.StepOutcome.CheckOutcome;
import dev.icosian.internal.Operator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a value pass once all its checks are in: the value and the list of outcomes in, the value out, or
 * {@link ChecksFailed} with all of them.
 *
 * @param node the node whose value it is
 */
public record CheckGate(String node) implements Operator {
    @Override
    public @Nullable Object apply(@Nullable Object[] arguments) {
        List<CheckOutcome> outcomes = new ArrayList<>();
        if (arguments[1] instanceof List<?> given) {
            given.forEach(outcome -> outcomes.add((CheckOutcome) outcome));
        }
        if (outcomes.stream().anyMatch(ChecksFailed::isFatal)) {
            throw new ChecksFailed(node, outcomes);
        }
        return arguments[0];
    }
}
