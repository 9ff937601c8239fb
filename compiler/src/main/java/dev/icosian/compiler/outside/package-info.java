/**
 * What reaches a pipeline from outside its functions: secrets, resources, sources, sinks, imported files, schedules.
 * Start with {@link dev.icosian.compiler.outside.OutsideChecks}, which applies all rules.
 */
@NullMarked
package dev.icosian.compiler.outside;

import org.jspecify.annotations.NullMarked;
