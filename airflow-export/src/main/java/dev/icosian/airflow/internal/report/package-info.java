/**
 * What Airflow cannot do of a plan, found before anything is written. Start at
 * {@link dev.icosian.airflow.internal.report.Report}.
 */
@NullMarked
package dev.icosian.airflow.internal.report;

import org.jspecify.annotations.NullMarked;
