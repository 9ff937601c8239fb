/**
 * The commands {@code airflow export} and {@code airflow check}. Start at
 * {@link dev.icosian.airflow.internal.command.AirflowCommands}.
 */
@NullMarked
package dev.icosian.airflow.internal.command;

import org.jspecify.annotations.NullMarked;
