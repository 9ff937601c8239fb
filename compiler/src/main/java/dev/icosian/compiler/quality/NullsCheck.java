package dev.icosian.compiler.quality;

import dev.icosian.NodeCheck.CheckResult;
import dev.icosian.compiler.measure.ElementVisitor;
import dev.icosian.compiler.measure.Elements;
import dev.icosian.compiler.measure.Shown;
import dev.icosian.compiler.measure.ValueShape;
import org.jspecify.annotations.Nullable;

/** No null: neither the value, nor an element, nor a list or array inside. */
record NullsCheck(ValueShape shape) implements ValueCheck {
    @Override
    public CheckResult check(@Nullable Object value) {
        if (value == null) {
            return ValueCheck.failed("the value is null", 1);
        }
        if (shape.isScalar()) {
            return ValueCheck.passed("the value is not null");
        }
        long[] counts = new long[2];
        Elements.visit(value, new ElementVisitor() {
            @Override
            public void element() {
                counts[0]++;
            }

            @Override
            public void missing() {
                counts[1]++;
            }
        });
        String found = counts[1] + " of " + Shown.count(counts[0], "value") + " null";
        return counts[1] == 0 ? ValueCheck.passed(found) : ValueCheck.failed(found, counts[1]);
    }
}
