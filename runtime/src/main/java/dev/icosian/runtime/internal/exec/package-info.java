/**
 * Evaluation of nodes in memory: the Driver and the StepRunner both do it here. Start with
 * {@link dev.icosian.runtime.internal.exec.NodeProgram}, which compiles resolved nodes to slots of an array;
 * {@link dev.icosian.runtime.internal.exec.Selection} says which of them a request needs, and
 * {@link dev.icosian.runtime.internal.exec.Evaluator} runs them in one thread, or on an executor by
 * {@link dev.icosian.runtime.internal.exec.EvaluationRun}. How a function is called is in the package below.
 */
@NullMarked
package dev.icosian.runtime.internal.exec;

import org.jspecify.annotations.NullMarked;
