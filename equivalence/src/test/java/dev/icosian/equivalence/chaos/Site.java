package dev.icosian.equivalence.chaos;

import java.util.Locale;

/** Where a run goes on. */
enum Site {
    /** {@code run}: one process for all steps. */
    LOCAL,
    /** {@code step}: a process per step, two at a time, in any order. */
    STEPS,
    /** A worker, and a real server. */
    TEMPORAL,
    /** {@code dags test} of a real Airflow. */
    AIRFLOW;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
