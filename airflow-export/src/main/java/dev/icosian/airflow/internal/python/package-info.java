/**
 * Python source: literals, expressions, and their layout as {@code ruff format} leaves it. Knows nothing of Airflow.
 * Start at {@link dev.icosian.airflow.internal.python.Expression}.
 */
@NullMarked
package dev.icosian.airflow.internal.python;

import org.jspecify.annotations.NullMarked;
