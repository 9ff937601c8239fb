package dev.icosian.airflow.internal.check;

import dev.icosian.airflow.internal.dag.Report;

/** Looks at one kind of thing that a plan can say. Stateless. */
interface Capability {
    /** Reports what cannot be done, and what is done in another way. */
    void check(Asked asked, Report report);
}
