package dev.icosian.airflow.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** On the newest Airflow 2; in the long forms only. */
final class Scheduler2IT extends SchedulerScenarios {
    @Override
    Installation installation() {
        assumeTrue(Boolean.getBoolean("full"), "the long forms only");
        return Installation.newest(2);
    }
}
