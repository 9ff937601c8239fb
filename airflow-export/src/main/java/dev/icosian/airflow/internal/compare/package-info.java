/**
 * DAG files that are there against those that would be written. Start at
 * {@link dev.icosian.airflow.internal.compare.Deployed}.
 */
@NullMarked
package dev.icosian.airflow.internal.compare;

import org.jspecify.annotations.NullMarked;
