/**
 * The physical plan: made of grouped steps ({@link dev.icosian.compiler.plan.Planner}), written as canonical JSON
 * ({@link dev.icosian.compiler.plan.StructureWriter}), read back without loading a class, compared with another, and
 * checked again whenever one was made or read. The JSON is described in {@code docs/formats.md}. Start with
 * {@link dev.icosian.compiler.plan.PhysicalPlan}.
 */
@NullMarked
package dev.icosian.compiler.plan;

import org.jspecify.annotations.NullMarked;
