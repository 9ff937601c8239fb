package dev.icosian.equivalence.chaos;

/**
 * What became of a run in one place.
 *
 * @param phase what a kill hit; empty if nothing was killed
 * @param millis from the start to the kill or the end
 * @param faults of the network
 * @param computed steps, at the most
 * @param committed steps afterwards
 */
record Outcome(
        Site site, String phase, long millis, int faults, int computed, int committed, int steps, boolean succeeded) {
    boolean isKilled() {
        return !phase.isEmpty();
    }

    /** Returns whether anything went wrong. */
    boolean isDisturbed() {
        return isKilled() || faults > 0;
    }

    @Override
    public String toString() {
        String end = isKilled()
                ? "killed after " + millis + " ms " + phase
                : (succeeded ? "ended" : "failed") + " after " + millis + " ms";
        return site + " " + end + (faults == 0 ? "" : " and " + faults + " faults") + ", computed " + computed
                + ", committed " + committed + " of " + steps;
    }
}
