package dev.icosian.compiler.quality;

import dev.icosian.NodeCheck.CheckResult;
import dev.icosian.compiler.measure.Shown;

/** Counts good and bad elements, and keeps the first bad one. For one value. */
final class Tally {
    private final String noun;
    private long count;
    private long bad;
    private String first = "";

    /** Takes the noun for one element: {@code value}. */
    Tally(String noun) {
        this.noun = noun;
    }

    void add(boolean good, String shown) {
        count++;
        if (!good) {
            bad++;
            first = bad == 1 ? shown : first;
        }
    }

    CheckResult verdict(String goodClause, String badClause) {
        if (bad == 0) {
            return ValueCheck.passed(Shown.count(count, noun) + " " + goodClause);
        }
        return ValueCheck.failed(
                bad + " of " + Shown.count(count, noun) + " " + badClause + " (first " + first + ")", bad);
    }
}
