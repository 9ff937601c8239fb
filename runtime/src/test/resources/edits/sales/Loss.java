package com.acme.sales;

/** How bad a difference is. */
interface Loss {
    double of(double difference);

    /** The loss of many, with their first. */
    default double total(double[] differences) {
        double sum = 0;
        for (double difference : differences) {
            sum += of(difference);
        }
        return sum;
    }

    /** The default. */
    final class Squared implements Loss {
        @Override
        public double of(double difference) {
            return difference * difference;
        }
    }

    /** Made by the judge alone. */
    final class Absolute implements Loss {
        @Override
        public double of(double difference) {
            return Math.abs(difference);
        }
    }

    /** Made by nobody. */
    final class Huge implements Loss {
        @Override
        public double of(double difference) {
            return difference * 1000;
        }
    }
}
