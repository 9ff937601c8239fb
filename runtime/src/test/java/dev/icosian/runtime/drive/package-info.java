/** Requests of a Driver on every kind of executor; start with {@link dev.icosian.runtime.drive.ExecutorTableTest}. */
@NullMarked
package dev.icosian.runtime.drive;

import org.jspecify.annotations.NullMarked;
