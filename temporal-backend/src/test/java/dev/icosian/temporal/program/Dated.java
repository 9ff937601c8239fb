package dev.icosian.temporal.program;

import java.time.LocalDate;

/** A function of the day that a run is for. */
public final class Dated {
    private Dated() {}

    /** Says which day it is. */
    public static String stamp(LocalDate day) {
        return "for " + day;
    }
}
