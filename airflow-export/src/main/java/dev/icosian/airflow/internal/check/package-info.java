/**
 * What Airflow cannot do of a plan, and what it does in another way, found before anything is written. Start at
 * {@link dev.icosian.airflow.internal.check.Capabilities}.
 */
@NullMarked
package dev.icosian.airflow.internal.check;

import org.jspecify.annotations.NullMarked;
