package dev.icosian.compiler.measure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Mean and spread of the numbers of a value, added from first to last. Nulls and NaN are passed over. */
public final class Moments {
    private final double[] numbers;

    private Moments(double[] numbers) {
        this.numbers = numbers;
    }

    public static Moments of(@Nullable Object value) {
        Collector collector = new Collector();
        Elements.visit(value, collector);
        return new Moments(Arrays.copyOf(collector.numbers, collector.count));
    }

    public boolean isEmpty() {
        return numbers.length == 0;
    }

    public double mean() {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum / numbers.length;
    }

    /** Returns the standard deviation of the numbers as a whole population. */
    public double standardDeviation() {
        double mean = mean();
        double sum = 0;
        for (double number : numbers) {
            sum += (number - mean) * (number - mean);
        }
        return Math.sqrt(sum / numbers.length);
    }

    private static final class Collector implements ElementVisitor {
        private double[] numbers = new double[64];
        private int count;

        @Override
        public void number(double value) {
            if (Double.isNaN(value)) {
                return;
            }
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, count * 2);
            }
            numbers[count++] = value;
        }
    }
}
