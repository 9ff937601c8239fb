/**
 * Exported files in the real Airflow: read by all versions, run in one process, and on a scheduler with workers, REST and
 * PostgreSQL, where things are killed. {@code scripts/airflow-test} provides all of it. Start with {@link
 * dev.icosian.airflow.server.SchedulerScenarios}.
 */
@org.jspecify.annotations.NullMarked
package dev.icosian.airflow.server;
