/**
 * Functions to dataflow to plan. Nothing here is public API: {@code Pipeline.plan()} finds it by ServiceLoader, the
 * runtime calls {@code Compiler} directly. Start there.
 */
@NullMarked
package dev.icosian.compiler;

import org.jspecify.annotations.NullMarked;
