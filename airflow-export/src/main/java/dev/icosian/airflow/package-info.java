/** DAG files for Apache Airflow 3 and 2; all of it is on the command line. Start at {@link AirflowTarget}. */
@NullMarked
package dev.icosian.airflow;

import org.jspecify.annotations.NullMarked;
