package dev.icosian.compiler.quality;

import dev.icosian.NodeCheck.CheckResult;
import dev.icosian.compiler.measure.Bounds;
import dev.icosian.compiler.measure.Elements;
import dev.icosian.compiler.measure.Extremes;
import dev.icosian.compiler.measure.Shown;
import dev.icosian.compiler.measure.ValueShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Least and largest value. Nulls and NaN have checks of their own and are passed over. */
record RangeCheck(Bounds bounds, ValueShape shape) implements ValueCheck {
    @Override
    public CheckResult check(@Nullable Object value) {
        boolean integral = shape.isIntegral();
        Extremes seen = new Extremes(bounds, integral);
        Elements.visit(value, seen);
        long failing = seen.below() + seen.above();
        if (shape.isScalar() && seen.count() > 0) {
            return failing == 0
                    ? ValueCheck.passed(seen.first() + " is " + bounds.text(integral))
                    : ValueCheck.failed(seen.first() + " is not " + bounds.text(integral), 1);
        }
        if (failing == 0) {
            return ValueCheck.passed(Shown.count(seen.count(), "value") + " " + bounds.text(integral));
        }
        List<String> parts = new ArrayList<>();
        String of = " of " + Shown.count(seen.count(), "value");
        if (seen.below() > 0) {
            parts.add(seen.below() + of + " below " + Shown.number(bounds.min(), integral) + " (least " + seen.least()
                    + ")");
        }
        if (seen.above() > 0) {
            parts.add(seen.above() + of + " above " + Shown.number(bounds.max(), integral) + " (largest "
                    + seen.largest() + ")");
        }
        return ValueCheck.failed(String.join(", ", parts), failing);
    }
}
