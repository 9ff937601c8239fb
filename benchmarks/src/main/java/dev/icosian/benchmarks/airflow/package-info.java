/** Files for Airflow and its tasks. Start with {@link dev.icosian.benchmarks.airflow.AirflowRows}. */
@NullMarked
package dev.icosian.benchmarks.airflow;

import org.jspecify.annotations.NullMarked;
