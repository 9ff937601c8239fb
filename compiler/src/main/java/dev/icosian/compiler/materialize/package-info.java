/**
 * Which materializer carries a value that leaves its step, and what is wrong where there is none. Start with
 * {@link dev.icosian.compiler.materialize.MaterializerLookup}.
 */
@NullMarked
package dev.icosian.compiler.materialize;

import org.jspecify.annotations.NullMarked;
