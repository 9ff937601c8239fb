/** Programs of the tests. */
@NullMarked
package dev.icosian.airflow.program;

import org.jspecify.annotations.NullMarked;
