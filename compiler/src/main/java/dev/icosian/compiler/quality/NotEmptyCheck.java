package dev.icosian.compiler.quality;

import dev.icosian.NodeCheck.CheckResult;
import dev.icosian.compiler.measure.ElementVisitor;
import dev.icosian.compiler.measure.Elements;
import dev.icosian.compiler.measure.Shown;
import dev.icosian.compiler.measure.ValueShape;
import org.jspecify.annotations.Nullable;

/** At least one element inside all arrays and lists, or at least one character. */
record NotEmptyCheck(ValueShape shape) implements ValueCheck {
    @Override
    public CheckResult check(@Nullable Object value) {
        if (value == null) {
            return ValueCheck.failed("the value is null", 1);
        }
        if (value instanceof String text) {
            return text.isEmpty()
                    ? ValueCheck.failed("the text is empty", 1)
                    : ValueCheck.passed(Shown.count(text.length(), "character"));
        }
        long[] count = new long[1];
        Elements.visit(value, new ElementVisitor() {
            @Override
            public void element() {
                count[0]++;
            }
        });
        return count[0] == 0
                ? ValueCheck.failed("there are no elements", 1)
                : ValueCheck.passed(Shown.count(count[0], "element"));
    }
}
