/**
 * The Driver behind its public face: requests are checked as a whole, then run by
 * {@link dev.icosian.runtime.internal.exec.Evaluator}. Start with
 * {@link dev.icosian.runtime.internal.driver.DriverCore}.
 */
@NullMarked
package dev.icosian.runtime.internal.driver;

import org.jspecify.annotations.NullMarked;
