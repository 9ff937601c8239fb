package dev.icosian.compiler.quality;

import dev.icosian.NodeCheck.CheckResult;
import dev.icosian.compiler.measure.ElementVisitor;
import dev.icosian.compiler.measure.Elements;
import dev.icosian.compiler.measure.Shown;
import dev.icosian.internal.ShortestDouble;
import org.jspecify.annotations.Nullable;

/** Largest share of NaN among the numbers; 0 allows none. */
record NanCheck(double share) implements ValueCheck {
    @Override
    public CheckResult check(@Nullable Object value) {
        long[] counts = new long[2];
        Elements.visit(value, new ElementVisitor() {
            @Override
            public void number(double number) {
                counts[0]++;
                counts[1] += Double.isNaN(number) ? 1 : 0;
            }
        });
        String found = counts[1] + " of " + Shown.count(counts[0], "value") + " NaN";
        String allowed = share == 0 ? "" : ", allowed is a share of " + ShortestDouble.toString(share);
        boolean passed = counts[1] == 0 || (double) counts[1] / counts[0] <= share;
        return passed ? ValueCheck.passed(found + allowed) : ValueCheck.failed(found + allowed, counts[1]);
    }
}
