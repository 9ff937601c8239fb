package com.acme.sales;

/** What a day is like. */
public enum Kind {
    WORKDAY(1.0),
    WEEKEND(0.5);

    private final double weight;

    Kind(double weight) {
        this.weight = weight;
    }

    double weight() {
        return weight;
    }
}
