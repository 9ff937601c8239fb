package dev.icosian.airflow.server;

/** On the newest Airflow 3. */
final class Scheduler3IT extends SchedulerScenarios {
    @Override
    Installation installation() {
        return Installation.newest(3);
    }
}
