/**
 * The params of a run: what was given becomes checked values, and the content of files is pinned to the run. Start with
 * {@link dev.icosian.runtime.internal.params.ParamResolver}.
 */
@NullMarked
package dev.icosian.runtime.internal.params;

import org.jspecify.annotations.NullMarked;
