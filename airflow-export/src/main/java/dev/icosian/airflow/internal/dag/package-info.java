/**
 * From a plan to a DAG file. Start at {@link dev.icosian.airflow.internal.dag.DagFile}; what differs between majors of
 * Airflow is a {@link dev.icosian.airflow.internal.dag.Dialect}, what runs a step an
 * {@link dev.icosian.airflow.internal.dag.OperatorProfile}.
 */
@NullMarked
package dev.icosian.airflow.internal.dag;

import org.jspecify.annotations.NullMarked;
