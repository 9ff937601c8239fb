package dev.icosian.compiler.quality;

import dev.icosian.NodeCheck.CheckResult;
import dev.icosian.compiler.measure.ElementVisitor;
import dev.icosian.compiler.measure.Elements;
import dev.icosian.compiler.measure.Shown;
import dev.icosian.compiler.measure.ValueShape;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The allowed numbers. Nulls and NaN have checks of their own and are passed over. */
record OneOfCheck(List<Double> allowed, ValueShape shape) implements ValueCheck {
    @Override
    public CheckResult check(@Nullable Object value) {
        boolean integral = shape.isIntegral();
        double[] numbers = allowed.stream().mapToDouble(Double::doubleValue).toArray();
        Tally tally = new Tally("value");
        Elements.visit(value, new ElementVisitor() {
            @Override
            public void number(double number) {
                if (!Double.isNaN(number)) {
                    boolean good = isAllowed(numbers, number);
                    tally.add(good, good ? "" : Shown.number(number, integral));
                }
            }

            @Override
            public void exact(BigDecimal number) {
                boolean good = isAllowed(numbers, number);
                tally.add(good, good ? "" : number.toString());
            }
        });
        String among =
                allowed.stream().map(number -> Shown.number(number, integral)).collect(Collectors.joining(", "));
        return tally.verdict("among " + among, "not among " + among);
    }

    private static boolean isAllowed(double[] numbers, double number) {
        for (double each : numbers) {
            if (each == number) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAllowed(double[] numbers, BigDecimal number) {
        for (double each : numbers) {
            if (Double.isFinite(each) && Shown.decimal(each).compareTo(number) == 0) {
                return true;
            }
        }
        return false;
    }
}
