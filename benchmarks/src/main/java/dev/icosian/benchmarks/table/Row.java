package dev.icosian.benchmarks.table;

/**
 * One comparison.
 *
 * @param what what is done
 * @param ours our own figure, with its unit
 * @param beside what it is compared with, with its figure
 * @param figure the comparison
 * @param limit what the comparison must hold
 */
public record Row(String what, String ours, String beside, double figure, Limit limit) {
    /** Returns whether the limit holds; a figure that is no number holds none. */
    public boolean holds() {
        return !Double.isNaN(figure) && limit.holds(figure);
    }
}
