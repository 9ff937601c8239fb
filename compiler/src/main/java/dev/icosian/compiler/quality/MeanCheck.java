package dev.icosian.compiler.quality;

import dev.icosian.NodeCheck.CheckResult;
import dev.icosian.compiler.measure.Bounds;
import dev.icosian.compiler.measure.Moments;
import dev.icosian.internal.ShortestDouble;
import org.jspecify.annotations.Nullable;

/** Least and largest mean. Nulls and NaN are passed over; without any number there is no mean, which fails. */
record MeanCheck(Bounds bounds) implements ValueCheck {
    @Override
    public CheckResult check(@Nullable Object value) {
        Moments moments = Moments.of(value);
        if (moments.isEmpty()) {
            return ValueCheck.failed("there is no number to take the mean of", 1);
        }
        double mean = moments.mean();
        String text = "mean " + ShortestDouble.toString(mean);
        boolean passed = !Double.isNaN(mean) && !bounds.isBelow(mean) && !bounds.isAbove(mean);
        return passed
                ? ValueCheck.passed(text + " is " + bounds.text(false))
                : ValueCheck.failed(text + " is not " + bounds.text(false), 1);
    }
}
