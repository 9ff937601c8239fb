package dev.icosian.compiler.quality;

import dev.icosian.Importance;
import dev.icosian.StepOutcome.CheckOutcome;
import dev.icosian.internal.Operator;
import org.jspecify.annotations.Nullable;

/** Judges a value: {@code x.raw} in, the outcome out. */
record CheckOperator(String node, String check, Importance importance, ValueCheck rule) implements Operator {
    @Override
    public Object apply(@Nullable Object[] arguments) {
        return new CheckOutcome(node, check, importance, rule.check(arguments[0]));
    }
}
