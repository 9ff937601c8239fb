package dev.icosian.compiler.quality;

import dev.icosian.NodeCheck.CheckResult;
import dev.icosian.compiler.measure.Moments;
import dev.icosian.internal.ShortestDouble;
import org.jspecify.annotations.Nullable;

/** Largest standard deviation. Nulls and NaN are passed over; without any number there is none, which fails. */
record StdDevCheck(double largest) implements ValueCheck {
    @Override
    public CheckResult check(@Nullable Object value) {
        Moments moments = Moments.of(value);
        if (moments.isEmpty()) {
            return ValueCheck.failed("there is no number to take the standard deviation of", 1);
        }
        double deviation = moments.standardDeviation();
        String text = "standard deviation " + ShortestDouble.toString(deviation);
        String bound = "at most " + ShortestDouble.toString(largest);
        return deviation <= largest
                ? ValueCheck.passed(text + " is " + bound)
                : ValueCheck.failed(text + " is not " + bound, 1);
    }
}
