package com.acme.sales;

/** A line. */
public record Model(double slope, double intercept) {
    double at(double x) {
        return slope * x + intercept;
    }
}
