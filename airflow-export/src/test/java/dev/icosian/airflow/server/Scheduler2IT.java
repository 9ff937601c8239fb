package dev.icosian.airflow.server;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** On the newest Airflow 2. */
@EnabledIfSystemProperty(named = "full", matches = "true", disabledReason = "a long form; ./verify --full runs it")
final class Scheduler2IT extends SchedulerScenarios {
    @Override
    Installation installation() {
        return Installation.newest(2);
    }
}
